//! Disks that cannot lock, or say that another has: work goes on, and what is not promised there is told in one line.

use tickmark::archive::calls::{Call, Verdict, behind};
use tickmark::archive::{Access, ArchiveError, Notice, Opened, Project};

use super::disk::{Disk, ENOLCK, EOPNOTSUPP, EWOULDBLOCK, Fault};
use super::{NOW, Work, first, folder, ids, note, suffer, who};

/// Opens the project on a disk that answers every lock with this error.
fn open(path: &std::path::Path, number: i32) -> Opened {
    let gate = move |call, _: &std::path::Path| match call {
        Call::Lock => Verdict::Fail(std::io::Error::from_raw_os_error(number)),
        _ => Verdict::Go,
    };
    behind(gate, || Project::open(path, &who()).unwrap())
}

#[test]
fn where_nothing_can_be_locked_that_is_told_and_two_writers_are_kept_apart() {
    for (number, why) in [(ENOLCK, "no locks available"), (EOPNOTSUPP, "operation not supported")] {
        let (_above, folder) = folder();
        let path = folder.join("ferry.tickmark");
        Project::create(&path, NOW, &[first()]).unwrap();
        let mut one = open(&path, number);
        let told = one.notices[0].to_string();
        assert!(matches!(&one.notices[..], [Notice::Unlocked { .. }]), "{:?}", one.notices);
        assert!(told.contains(why) && !told.contains('\n') && told.len() < 200, "{told}");
        let mut other = open(&path, number);
        assert_eq!([one.project.access(), other.project.access()], [&Access::Writable; 2]);
        other.project.append(&[note(1)]).unwrap();
        let refused = one.project.append(&[note(2)]).unwrap_err();
        assert!(matches!(refused, ArchiveError::Changed(_)), "{refused}");
        assert!(matches!(one.project.look(), Err(ArchiveError::Changed(_))), "also without a mark to write");
        drop((one, other));
        assert_eq!(ids(&path, why), ["e0", "e1"], "what was written first stays as it is");
    }
}

#[test]
fn a_lock_that_another_has_is_told_as_that() {
    let (_above, folder) = folder();
    let path = folder.join("ferry.tickmark");
    Project::create(&path, NOW, &[first()]).unwrap();
    let opened = open(&path, EWOULDBLOCK);
    assert!(matches!(opened.project.access(), Access::Held(_)), "{:?}", opened.project.access());
    assert_eq!(opened.project.access().to_string(), "somebody else has it open");
}

#[test]
fn no_refused_lock_harms_what_was_promised() {
    let (_above, folder) = folder();
    let disk = Disk::at(&folder);
    let mut work = Work::on(disk.clone(), &folder);
    disk.run(|| work.all_steps());
    let locks: Vec<usize> = disk
        .calls()
        .iter()
        .enumerate()
        .filter(|(_, call)| **call == Call::Lock)
        .map(|(n, _)| n + 1)
        .collect();
    assert!(locks.len() >= 4, "{locks:?}");
    for at in locks {
        for is_lasting in [false, true] {
            for number in [ENOLCK, EOPNOTSUPP] {
                let work = suffer(at, is_lasting, Fault::Lock(number));
                assert_eq!(work.told, [""; 0], "work goes on at lock {at} refused with {number}");
                assert!(work.promised.restored.is_some(), "to the end");
            }
            let told = suffer(at, is_lasting, Fault::Lock(EWOULDBLOCK)).told;
            assert!(!told.iter().any(|it| !it.contains("has it open")), "{told:?}");
            assert!(!told.is_empty() || !is_lasting, "lock {at}");
        }
    }
}
