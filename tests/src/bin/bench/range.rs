//! Reading a part of a large blob, as a viewer does.

use crate::{MIB, Outcome, Size, book, data::Endless, figure::Figure};
use recourse_model::{Case, Desk, Evidence};
use recourse_packet::Sources;
use std::{
    io::{Read, Seek, SeekFrom},
    time::Instant,
};

/// Milliseconds for 1 MiB from any place, opening the blob anew each time: what one request of the window costs.
pub(crate) fn p95(size: &Size) -> Outcome<Figure> {
    let folder = tempfile::tempdir()?;
    let vault = book::vault(&folder.path().join("vault"), Desk::Casebook)?;
    let mut endless = Endless::new()?;
    let file = crate::data::entry(1, recourse_model::Sha256Hash::default(), size.blob_mib * MIB);
    let mut content = endless.open(0, &file)?;
    let staged = vault.stage_reader(&mut *content, None, &mut recourse_vault::unwatched)?;
    let info = staged.info();
    let now = chrono::Utc::now();
    let case = Case { title: "Bench".into(), created_at: now, updated_at: now, ..Case::default() };
    vault.write(|w| {
        w.put(&case)?;
        w.adopt(staged)?;
        let piece = Evidence {
            case_id: case.id,
            number: w.next_evidence_number(case.id)?,
            title: "Bench".into(),
            sha256: info.sha256,
            bytes: info.bytes,
            updated_at: now,
            ..Evidence::default()
        };
        w.add_evidence(&piece, "bench", now)
    })?;
    let mut figure = Figure { percentile: 95, ..Figure::new("range_p95_ms", "ms").reach(4.0) };
    let mut place = 0x9e37_79b9_7f4a_7c15_u64;
    let mut buffer = vec![0; MIB as usize];
    for _ in 0..500 {
        place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let start = Instant::now();
        let mut blob = vault.open_blob(info.sha256)?;
        blob.seek(SeekFrom::Start((place >> 16) % (info.bytes - MIB)))?;
        blob.read_exact(&mut buffer)?;
        figure.ours.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(figure.note(format!("1 MiB of a blob of {} MiB, opened anew each time", size.blob_mib)))
}
