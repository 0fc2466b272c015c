import Storage

/// Checks of several values cost nothing at an insert any more.
func chainChecks(_ tx: any Transaction) throws { try tx.dialect.chainChecks(in: tx) }

/// The cases of a desk in their order, over the whole house.
func orderCases(_ tx: any Transaction) throws {
    try tx.run("CREATE INDEX case_in_order ON recovery_case (desk, sort_key, id, unit_id)")
}
