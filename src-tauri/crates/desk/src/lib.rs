//! The use-cases of both desks: casebook, challenge, register, response, ledger.
