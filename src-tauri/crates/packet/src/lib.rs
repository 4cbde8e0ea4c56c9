//! The AI Challenge Packet format, version 1: build, seal, open, verify.
