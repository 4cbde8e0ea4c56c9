//! Encrypted storage: keys, database, evidence blobs, migrations, search.
