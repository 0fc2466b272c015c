import Storage

/// The organisation, its places and its people.
func createHouse(_ tx: any Transaction) throws {
    try tx.run("CREATE TABLE house_key (name TEXT NOT NULL PRIMARY KEY, bytes \(tx.dialect.blob) NOT NULL)")
    try tx.run(
        """
        CREATE TABLE organisation (
            id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, sector TEXT NOT NULL, zone TEXT NOT NULL,
            language TEXT NOT NULL, case_prefix TEXT NOT NULL, next_case_number BIGINT NOT NULL,
            brand_hue BIGINT NOT NULL, phone TEXT, created_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE TABLE word (name TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)")
    try tx.run(
        """
        CREATE TABLE unit (
            id BIGINT NOT NULL PRIMARY KEY, parent_id BIGINT REFERENCES unit (id), name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('own', 'partner')),
            place TEXT NOT NULL CHECK (place IN ('organisation', 'region', 'site', 'team')),
            zone TEXT NOT NULL, language TEXT NOT NULL, hours TEXT, closed_at BIGINT)
        """)
    try tx.run("CREATE INDEX unit_by_parent ON unit (parent_id)")
    try tx.run(
        """
        CREATE TABLE unit_within (
            unit_id BIGINT NOT NULL REFERENCES unit (id), ancestor_id BIGINT NOT NULL REFERENCES unit (id),
            depth BIGINT NOT NULL, PRIMARY KEY (unit_id, ancestor_id))
        """)
    try tx.run("CREATE INDEX unit_within_by_ancestor ON unit_within (ancestor_id, unit_id)")
    try tx.run(
        """
        CREATE TABLE holiday (
            unit_id BIGINT NOT NULL REFERENCES unit (id), day BIGINT NOT NULL, name TEXT NOT NULL, hours TEXT,
            PRIMARY KEY (unit_id, day))
        """)
    try tx.run(
        """
        CREATE TABLE touchpoint (
            id BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, phase TEXT NOT NULL, name TEXT NOT NULL,
            channel TEXT NOT NULL, category TEXT CHECK (category IN ('product', 'delivery', 'mindset', 'relationship')),
            promise TEXT, owner_unit_id BIGINT REFERENCES unit (id), method TEXT NOT NULL, last_heard_at BIGINT, retired_at BIGINT)
        """)
    try tx.run(
        """
        CREATE TABLE sign (
            id BIGINT NOT NULL PRIMARY KEY, code TEXT NOT NULL UNIQUE, unit_id BIGINT NOT NULL REFERENCES unit (id),
            touchpoint_id BIGINT NOT NULL REFERENCES touchpoint (id), created_at BIGINT NOT NULL, ended_at BIGINT)
        """)
    try createPeople(tx)
}

private func createPeople(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE colleague (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, given_name TEXT NOT NULL, title TEXT NOT NULL,
            unit_id BIGINT NOT NULL REFERENCES unit (id), email TEXT, email_key TEXT UNIQUE, password_hash TEXT,
            language TEXT, theme TEXT, density TEXT, single_keys BOOLEAN NOT NULL DEFAULT TRUE,
            created_at BIGINT NOT NULL, disabled_at BIGINT)
        """)
    try tx.run("CREATE INDEX colleague_by_unit ON colleague (unit_id)")
    try tx.run(
        """
        CREATE TABLE assignment (
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), unit_id BIGINT NOT NULL REFERENCES unit (id),
            role TEXT NOT NULL CHECK (role IN ('colleague', 'leader', 'desk', 'service-lead', 'executive', 'partner', 'operator')),
            PRIMARY KEY (colleague_id, unit_id, role))
        """)
    try tx.run("CREATE INDEX assignment_by_unit ON assignment (unit_id, role)")
    try tx.run(
        """
        CREATE TABLE session (
            id BIGINT NOT NULL PRIMARY KEY, token_digest \(tx.dialect.blob) NOT NULL UNIQUE,
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), device TEXT NOT NULL, created_at BIGINT NOT NULL,
            seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE INDEX session_by_colleague ON session (colleague_id)")
    try tx.run(
        """
        CREATE TABLE entry_link (
            token_digest \(tx.dialect.blob) NOT NULL PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('invitation', 'sign-in')),
            colleague_id BIGINT NOT NULL REFERENCES colleague (id), created_by BIGINT REFERENCES colleague (id),
            created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT)
        """)
    try tx.run(
        """
        CREATE TABLE api_token (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, token_digest \(tx.dialect.blob) NOT NULL UNIQUE,
            unit_id BIGINT NOT NULL REFERENCES unit (id), rights TEXT NOT NULL, created_by BIGINT REFERENCES colleague (id),
            created_at BIGINT NOT NULL, used_day BIGINT, ended_at BIGINT)
        """)
}
