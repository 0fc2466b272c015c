import Storage

/// Checks of several values cost nothing at an insert any more.
func chainChecks(_ tx: any Transaction) throws { try tx.dialect.chainChecks(in: tx) }
