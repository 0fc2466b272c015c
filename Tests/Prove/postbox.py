"""A real mailbox (Dovecot) on loopback, ended by its own id: mails are laid into its Maildir, and read over IMAP."""
import getpass
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

SECRET = "a-secret-of-the-proof"


class Mailbox:
    def __init__(self):
        # Dovecot lets nobody read mail as root: then it is the mail of somebody who owns nothing else.
        self.owner = pwd.getpwnam("nobody" if os.getuid() == 0 else getpass.getuser())
        self.folder = tempfile.mkdtemp(prefix="hearten-mailbox-")
        os.chmod(self.folder, 0o755)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        for name in ("box", "box/cur", "box/new", "box/tmp", "home"):
            os.mkdir(f"{self.folder}/{name}")
            os.chown(f"{self.folder}/{name}", self.owner.pw_uid, self.owner.pw_gid)
        internal = "" if os.getuid() == 0 else f"default_internal_user = {self.owner.pw_name}\ndefault_login_user = {self.owner.pw_name}\n"
        with open(f"{self.folder}/dovecot.conf", "w") as file:
            file.write(f"""
protocols = imap
listen = 127.0.0.1
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = {self.folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{self.folder}/box
{internal}passdb {{
  driver = static
  args = password={SECRET}
}}
userdb {{
  driver = static
  args = uid={self.owner.pw_uid} gid={self.owner.pw_gid} home={self.folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
""")
        self.process, self.count = None, 0

    @property
    def url(self):
        return f"imap://answers:{SECRET}@127.0.0.1:{self.port}/INBOX"

    def start(self):
        self.process = subprocess.Popen(
            [shutil.which("dovecot") or "/usr/sbin/dovecot", "-F", "-c", f"{self.folder}/dovecot.conf"], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        for _ in range(200):
            if self.process.poll() is not None:
                raise RuntimeError(f"dovecot ended: {self.process.stderr.read()}")
            try:
                imaplib.IMAP4("127.0.0.1", self.port, timeout=5).logout()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("dovecot was not ready")

    def lay(self, content):
        """Delivers a mail as a mail server does: whole, by a rename."""
        self.count += 1
        name = f"{int(time.time())}.M{self.count:06d}.proof"
        path = f"{self.folder}/box/tmp/{name}"
        with open(path, "wb") as file:
            file.write(bytes(content))
        os.chown(path, self.owner.pw_uid, self.owner.pw_gid)
        os.rename(path, f"{self.folder}/box/new/{name}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
