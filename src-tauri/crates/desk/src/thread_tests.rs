use super::*;

fn packet(signer: &str, sequence: u32) -> PacketRecord {
    PacketRecord { id: PacketId::new(), signer: signer.into(), sequence, ..PacketRecord::default() }
}

#[test]
fn of_two_packets_with_one_number_the_later_is_the_fork() {
    let records = [packet("a", 1), packet("b", 1), packet("a", 2), packet("a", 2), packet("b", 2)];
    assert_eq!(forks(&records), BTreeSet::from([records[3].id]));
}

#[test]
fn gaps_are_told_by_sender_and_never_number_by_number() {
    let records = [packet("a", 1), packet("a", 4), packet("a", 6), packet("b", u32::MAX)];
    let rows: Vec<_> = gaps(&records, &BTreeMap::new()).into_iter().map(|gap| (gap.from, gap.to)).collect();
    assert_eq!(rows, [(2, 3), (5, 5), (1, u32::MAX - 1)]);
    assert_eq!(gaps(&[packet("a", 2), packet("a", 1)], &BTreeMap::new()), []);
}
