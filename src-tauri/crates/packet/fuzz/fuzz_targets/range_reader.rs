#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| recourse_packet_fuzz::targets::range_reader(data));
