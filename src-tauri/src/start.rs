//! What the program is started with: nothing, or packets to open.

use std::{
    ffi::OsString,
    path::{Path, PathBuf, absolute},
};

/// What the words behind the program's name ask for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// A window, with these packets to be taken in. The paths are whole, but nothing is known about what is there.
    Open(Vec<PathBuf>),
    /// A sentence for the terminal, and no window.
    Say(String),
    /// An option that does not exist.
    Refuse(String),
}

const HELP: &str = "\
Opens the window of Recourse. Packets that are named are taken in once the vault is open.

Usage: recourse-desktop [FILE.acp]...

  -h, --help     Print this
  -V, --version  Print the version

The same work without a window: recourse --help";

/// Reads the words behind the program's name, once. `here` is the folder the program was started in.
pub(crate) fn wish(words: impl IntoIterator<Item = OsString>, here: Option<&Path>) -> Wish {
    let (mut files, mut only_files) = (Vec::new(), false);
    for word in words {
        let option = word.to_str().filter(|word| !only_files && word.starts_with('-') && word.len() > 1);
        match option {
            Some("--") => only_files = true,
            Some("-h" | "--help") => return Wish::Say(HELP.to_owned()),
            Some("-V" | "--version") => {
                return Wish::Say(format!("recourse-desktop {}", env!("CARGO_PKG_VERSION")));
            }
            Some(unknown) => {
                return Wish::Refuse(format!(
                    "There is no option {unknown:?}. Nothing was opened. Write recourse-desktop --help to see what there is."
                ));
            }
            None if word.is_empty() => {}
            None => files.push(whole(Path::new(&word), here)),
        }
    }
    Wish::Open(files)
}

/// The path from the root on, so that it means the same to a program that was started elsewhere.
fn whole(path: &Path, here: Option<&Path>) -> PathBuf {
    match here {
        Some(here) => here.join(path),
        None => absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Wish, wish};
    use std::{
        ffi::OsString,
        path::{Path, PathBuf},
    };

    fn wish_of(words: &[&str]) -> Wish {
        wish(words.iter().map(OsString::from), Some(Path::new("/account/heron")))
    }

    fn open(paths: &[&str]) -> Wish {
        Wish::Open(paths.iter().map(PathBuf::from).collect())
    }

    #[test]
    fn files_are_named_from_the_root_on() {
        assert_eq!(wish_of(&[]), open(&[]));
        assert_eq!(wish_of(&["/media/stick/answer.acp"]), open(&["/media/stick/answer.acp"]));
        assert_eq!(
            wish_of(&["answer.acp", "", "sub/b.acp"]),
            open(&["/account/heron/answer.acp", "/account/heron/sub/b.acp"])
        );
    }

    #[test]
    fn a_file_whose_name_begins_like_an_option_can_be_named() {
        assert_eq!(
            wish_of(&["--", "--help", "-x.acp"]),
            open(&["/account/heron/--help", "/account/heron/-x.acp"])
        );
        assert_eq!(wish_of(&["-"]), open(&["/account/heron/-"]));
    }

    #[test]
    fn options_are_answered_and_unknown_ones_refused_before_anything_opens() {
        assert!(matches!(wish_of(&["a.acp", "--help"]), Wish::Say(text) if text.contains("FILE.acp")));
        assert!(matches!(wish_of(&["-V"]), Wish::Say(text) if text.starts_with("recourse-desktop ")));
        assert!(
            matches!(wish_of(&["a.acp", "--frobnicate"]), Wish::Refuse(text) if text.contains("--frobnicate"))
        );
    }

    /// What the packages tell a desktop: which files are ours, and that they come behind the program's name.
    #[test]
    fn a_double_click_reaches_the_program() {
        let entry = include_str!("../../packaging/linux/recourse.desktop");
        let kind = "application/vnd.ai-challenge-packet";
        assert!(entry.lines().any(|line| line == "Exec=recourse-desktop %F"));
        assert!(entry.lines().any(|line| line == format!("MimeType={kind};")));
        let mime = include_str!("../../packaging/linux/recourse-mime.xml");
        assert!(
            mime.contains(&format!("<mime-type type=\"{kind}\">"))
                && mime.contains("<glob pattern=\"*.acp\"/>")
        );
        let bundle: serde_json::Value =
            serde_json::from_str(include_str!("../../packaging/bundle.json")).unwrap();
        for package in ["deb", "rpm"] {
            let of = &bundle["bundle"]["linux"][package];
            assert_eq!(of["desktopTemplate"], "../packaging/linux/recourse.desktop");
            assert_eq!(
                of["files"]["/usr/share/mime/packages/recourse.xml"],
                "../packaging/linux/recourse-mime.xml"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_are_files_all_the_same() {
        use std::os::unix::ffi::OsStringExt;
        let odd = OsString::from_vec(b"/account/heron/\xff.acp".to_vec());
        assert_eq!(wish([odd.clone()], None), Wish::Open(vec![PathBuf::from(odd)]));
    }
}
