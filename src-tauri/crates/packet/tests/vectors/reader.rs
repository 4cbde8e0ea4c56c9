//! The second implementation, over the whole corpus.
