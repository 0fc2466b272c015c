import Storage

/// Moments in the order of the lists, and a colleague's praise by its state: each with what a list asks first, so that rows that are not
/// shown are not read.
func orderMoments(_ tx: any Transaction) throws {
    try tx.run("DROP INDEX moment_by_received")
    try tx.run("CREATE INDEX moment_in_order ON moment (received_at, id, unit_id, state)")
    try tx.run("DROP INDEX person_by_colleague")
    try tx.run("CREATE INDEX person_by_colleague ON moment_person (colleague_id, state, delivered_at)")
}
