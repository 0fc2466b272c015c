import Storage

/// What is remembered of customers who are known: preferences, promises, bookings; and who asked to be forgotten.
func createCustomers(_ tx: any Transaction) throws {
    try tx.run(
        """
        CREATE TABLE customer (
            id BIGINT NOT NULL PRIMARY KEY, unit_id BIGINT NOT NULL REFERENCES unit (id), circle BIGINT NOT NULL,
            name TEXT NOT NULL, sought TEXT NOT NULL, email TEXT, phone TEXT, link_round BIGINT NOT NULL,
            link_digest \(tx.dialect.blob) NOT NULL UNIQUE, import_id BIGINT, created_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE INDEX customer_by_unit ON customer (unit_id, created_at)")
    try tx.run("CREATE INDEX customer_by_email ON customer (lower(email)) WHERE email IS NOT NULL")
    // How a customer is known again: a digest under the house's key of an address, a number, a name in another system. The house and each
    // partner know their customers by themselves: a circle is the unit at the top of one of them.
    try tx.run(
        """
        CREATE TABLE customer_key (
            circle BIGINT NOT NULL, digest TEXT NOT NULL, customer_id BIGINT NOT NULL REFERENCES customer (id), PRIMARY KEY (circle, digest))
        """)
    try tx.run("CREATE INDEX customer_key_by_digest ON customer_key (digest)")
    try tx.run("CREATE INDEX customer_key_by_customer ON customer_key (customer_id)")
    // Keys of those who asked to be forgotten: no file brings them back.
    try tx.run(
        "CREATE TABLE customer_forgotten (circle BIGINT NOT NULL, digest TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (circle, digest))")
    try tx.run(
        """
        CREATE TABLE preference (
            id BIGINT NOT NULL PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id), kind TEXT NOT NULL, text TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source = 'stated' OR source = 'observed' OR source = 'assumed'), made_by BIGINT REFERENCES colleague (id),
            import_id BIGINT, made_at BIGINT NOT NULL, confirmed_at BIGINT, expires_at BIGINT NOT NULL)
        """)
    try tx.run("CREATE INDEX preference_by_customer ON preference (customer_id, expires_at)")
    try tx.run("CREATE INDEX preference_by_expiry ON preference (expires_at)")
    // The customer said no: nothing of this kind is assumed or observed again.
    try tx.run(
        """
        CREATE TABLE preference_refused (
            customer_id BIGINT NOT NULL REFERENCES customer (id), kind TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (customer_id, kind))
        """)
    try tx.run(
        """
        CREATE TABLE customer_promise (
            id BIGINT NOT NULL PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id), text TEXT NOT NULL, due_at BIGINT,
            made_by BIGINT REFERENCES colleague (id), made_at BIGINT NOT NULL, kept_at BIGINT)
        """)
    try tx.run("CREATE INDEX customer_promise_open ON customer_promise (customer_id) WHERE kept_at IS NULL")
    try tx.run(
        """
        CREATE TABLE booking (
            id BIGINT NOT NULL PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id), unit_id BIGINT NOT NULL REFERENCES unit (id),
            starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, place TEXT, work TEXT, feed TEXT NOT NULL, entry TEXT NOT NULL,
            seen_in BIGINT NOT NULL, brought_by BIGINT NOT NULL, CHECK (starts_at < ends_at), UNIQUE (feed, entry))
        """)
    try tx.run("CREATE INDEX booking_by_unit ON booking (unit_id, starts_at)")
    try tx.run("CREATE INDEX booking_by_customer ON booking (customer_id, starts_at)")
    try tx.run("CREATE INDEX booking_by_end ON booking (ends_at)")
    try tx.run(
        """
        CREATE TABLE booking_import (
            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, unit_id BIGINT NOT NULL REFERENCES unit (id), path TEXT,
            state TEXT NOT NULL CHECK (state = 'checked' OR state = 'done' OR state = 'undone' OR state = 'abandoned'), made_by BIGINT, created_at BIGINT NOT NULL,
            ended_at BIGINT, summary TEXT NOT NULL)
        """)
    // A promise made in a case is found by the address that its customer left.
    try tx.run("CREATE INDEX contact_by_address ON contact (lower(email)) WHERE email IS NOT NULL")
}
