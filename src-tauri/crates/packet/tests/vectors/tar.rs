//! A ustar writer of its own, in which every field can be written wrongly.

/// One entry. What is `None` or empty is as the format wants it.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) folder: bool,
    pub(crate) content: Vec<u8>,
    /// Bytes put over the header before the checksum is computed.
    pub(crate) before_sum: Vec<(usize, Vec<u8>)>,
    /// Bytes put over the header afterwards.
    pub(crate) after_sum: Vec<(usize, Vec<u8>)>,
    /// The bytes that fill up the last block, if not zeros.
    pub(crate) fill: Option<Vec<u8>>,
}

impl Entry {
    pub(crate) fn file(name: &str, content: impl Into<Vec<u8>>) -> Self {
        Self {
            name: format!("packet/{name}"),
            folder: false,
            content: content.into(),
            before_sum: Vec::new(),
            after_sum: Vec::new(),
            fill: None,
        }
    }

    pub(crate) fn folder(name: &str) -> Self {
        Self { folder: true, ..Self::file(name, "") }
    }

    pub(crate) fn with(mut self, at: usize, bytes: &[u8]) -> Self {
        self.before_sum.push((at, bytes.to_vec()));
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut header = vec![0u8; 512];
        put(&mut header, 0, self.name.as_bytes());
        put(&mut header, 100, if self.folder { b"0000755" } else { b"0000644" });
        put(&mut header, 108, b"0000000");
        put(&mut header, 116, b"0000000");
        put(&mut header, 124, format!("{:011o}", self.content.len()).as_bytes());
        put(&mut header, 136, b"00000000000");
        put(&mut header, 148, b"        ");
        put(&mut header, 156, if self.folder { b"5" } else { b"0" });
        put(&mut header, 257, b"ustar\x0000");
        put(&mut header, 329, b"0000000");
        put(&mut header, 337, b"0000000");
        for (at, bytes) in &self.before_sum {
            put(&mut header, *at, bytes);
        }
        let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
        put(&mut header, 148, format!("{sum:06o}\0 ").as_bytes());
        for (at, bytes) in &self.after_sum {
            put(&mut header, *at, bytes);
        }
        header.extend_from_slice(&self.content);
        let fill = self.content.len().next_multiple_of(512) - self.content.len();
        header.extend(self.fill.clone().unwrap_or_else(|| vec![0; fill]));
        header
    }
}

fn put(header: &mut [u8], at: usize, bytes: &[u8]) {
    header[at..at + bytes.len()].copy_from_slice(bytes);
}

/// The next length of the Padmé series, counted out in significant digits.
pub(crate) fn padme(length: usize) -> usize {
    let exponent = usize::BITS - 1 - length.leading_zeros();
    let digits = u32::BITS - exponent.leading_zeros();
    let grain = 1usize << (exponent - digits);
    length.div_ceil(grain) * grain
}

/// Entries, two zero blocks, and zeros up to the padded length.
pub(crate) fn stream(entries: &[Entry]) -> Vec<u8> {
    let mut stream = unpadded(entries);
    stream.resize(padme(stream.len()), 0);
    stream
}

/// Entries and two zero blocks.
pub(crate) fn unpadded(entries: &[Entry]) -> Vec<u8> {
    let mut stream: Vec<u8> = entries.iter().flat_map(Entry::bytes).collect();
    stream.resize(stream.len() + 1024, 0);
    stream
}
