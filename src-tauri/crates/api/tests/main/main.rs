//! The contract from outside: its TypeScript side, and its commands on a host that is only a folder.

mod bindings;
mod commands;
mod folder_host;
