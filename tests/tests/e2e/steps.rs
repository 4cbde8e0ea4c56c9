//! Steps that several tests take.
