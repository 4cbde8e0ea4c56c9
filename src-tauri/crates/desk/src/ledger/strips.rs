//! The two strips of a claim: what the documenting side says, and what the responding side says.

use crate::view::Strip;
use recourse_model::{Characteristic, CharacteristicState, MapStep};
use recourse_packet::body::ClaimItem;

/// What the documenting side says about a claim.
pub(crate) fn theirs(claim: &ClaimItem) -> Strip {
    strip(claim.characteristics.iter().map(|item| (Some(item.characteristic), Some(item.state))))
}

/// What the responding side says about it.
pub(crate) fn own(map: &MapStep) -> Strip {
    strip(map.characteristics.iter().map(|item| (item.characteristic, item.state)))
}

fn strip(said: impl Iterator<Item = (Option<Characteristic>, Option<CharacteristicState>)>) -> Strip {
    let mut strip = Strip::unset();
    for (characteristic, state) in said {
        let place = Characteristic::ALL.iter().position(|known| Some(*known) == characteristic);
        if let Some(cell) = place.and_then(|place| strip.cells.get_mut(place)) {
            *cell = state;
        }
    }
    strip
}

/// In how many of the seven both sides said something, and not the same.
pub(crate) fn differ(theirs: &Strip, own: &Strip) -> u32 {
    let differs = theirs.cells.iter().zip(&own.cells).map(|(a, b)| a.is_some() && b.is_some() && a != b);
    differs.map(u32::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::OwnState;

    #[test]
    fn only_what_both_sides_said_can_differ() {
        use Characteristic::{PrivacyEnhanced, Safe, ValidAndReliable};
        use CharacteristicState::{Harmed, InTension, NotSure};
        let own_state = |characteristic, state| OwnState {
            characteristic: Some(characteristic),
            state,
            rationale: String::new(),
        };
        let map = MapStep {
            characteristics: vec![
                own_state(PrivacyEnhanced, Some(NotSure)),
                own_state(ValidAndReliable, Some(InTension)),
                own_state(Safe, None),
            ],
            ..MapStep::default()
        };
        let own = own(&map);
        assert_eq!(own.cells[0], Some(InTension));
        assert_eq!(own.cells[5], Some(NotSure));
        let said = [(ValidAndReliable, Harmed), (Safe, Harmed)];
        let theirs = strip(said.into_iter().map(|(c, s)| (Some(c), Some(s))));
        assert_eq!(differ(&theirs, &own), 1);
    }
}
