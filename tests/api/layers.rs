//! Dependencies run one way: app → routes → service → store → model → platform.

use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The lines of a file that import something, joined where they are broken.
fn imports(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a source file");
    let mut imports = Vec::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find("\nuse ") {
        rest = &rest[start + 1..];
        let end = rest.find(';').unwrap_or(rest.len());
        imports.push(rest[..end].replace('\n', " "));
        rest = &rest[end..];
    }
    imports
}

#[test]
fn the_platform_imports_no_resource() {
    for path in sources(&root().join("platform")) {
        for import in imports(&path) {
            let wrong = [
                "crate::resources",
                "crate::app",
                "crate::openapi",
                "crate::demo",
                "crate::cli",
            ]
            .iter()
            .any(|outside| import.contains(outside));
            assert!(!wrong, "{}: {import}", path.display());
        }
    }
}

/// The rooms of the platform, from the ground up. Each imports itself and those before it alone,
/// so no circle of rooms can arise.
const ROOMS: [&str; 14] = [
    "values", "office", "error", "db", "sheet", "auth", "wire", "lists", "op", "sync", "work",
    "serve", "request", "resource",
];

fn floor_of(room: &str, named_by: &Path) -> usize {
    let floor = ROOMS.iter().position(|known| *known == room);
    floor.unwrap_or_else(|| panic!("{}: no room is called {room:?}", named_by.display()))
}

/// The rooms that the code of a file names by their paths. Comments and tests do not count.
fn rooms_named(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a source file");
    let code = text.split("\nmod tests {").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let paths = lines.flat_map(|line| line.split("crate::platform::").skip(1));
    let name = |path: &str| {
        let letters = path.chars();
        letters
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect()
    };
    paths.map(name).collect()
}

#[test]
fn a_room_of_the_platform_imports_only_rooms_below_it() {
    let platform = root().join("platform");
    for path in sources(&platform) {
        let inside = path
            .strip_prefix(&platform)
            .expect("a file of the platform");
        if inside == Path::new("mod.rs") {
            continue;
        }
        let room = inside.iter().next().and_then(|name| name.to_str());
        let floor = floor_of(room.expect("a name"), &path);

        for named in rooms_named(&path) {
            assert!(
                floor_of(&named, &path) <= floor,
                "{} imports {named}, which is above it",
                path.display()
            );
        }
    }
}

/// The layer of a file: its own name or, where a layer is a folder, that of the folder.
fn layer_of(path: &Path) -> Option<&str> {
    const LAYERS: [&str; 5] = ["model", "store", "rules", "service", "routes"];
    let folder = path.parent()?.file_name()?.to_str()?;
    let file = path.file_stem()?.to_str()?;
    [folder, file]
        .into_iter()
        .find(|name| LAYERS.contains(name))
}

#[test]
fn a_layer_may_be_a_file_or_a_folder() {
    for (path, layer) in [
        ("trainees/service/read.rs", Some("service")),
        ("trainees/service/mod.rs", Some("service")),
        ("schools/store.rs", Some("store")),
        ("schools/mod.rs", None),
    ] {
        assert_eq!(layer_of(Path::new(path)), layer, "{path}");
    }

    let path = root().join("resources/trainees/service/read.rs");
    assert!(path.exists(), "there is a layer that is a folder");
}

#[test]
fn a_layer_imports_only_layers_below_it() {
    let forbidden = [
        ("model", ["store", "rules", "service", "routes"].as_slice()),
        ("store", ["rules", "service", "routes"].as_slice()),
        // Rules ask services and services ask rules: they are one floor.
        ("rules", ["routes"].as_slice()),
        ("service", ["routes"].as_slice()),
        ("routes", ["store"].as_slice()),
    ];

    for path in sources(&root().join("resources")) {
        let Some((_, layers)) = forbidden
            .iter()
            .find(|(layer, _)| layer_of(&path) == Some(layer))
        else {
            continue;
        };
        for import in imports(&path) {
            let wrong = layers.iter().any(|layer| {
                import.contains(&format!("super::{layer}"))
                    || import.contains(&format!("::{layer}::"))
            });
            assert!(!wrong, "{}: {import}", path.display());
        }
    }
}

#[test]
fn a_store_is_used_by_its_own_resource_alone() {
    for path in sources(&root().join("resources")) {
        for import in imports(&path) {
            let foreign = import.contains("crate::resources::") && import.contains("::store");
            assert!(!foreign, "{}: {import}", path.display());
        }
    }
}

/// Files of more than so many lines are split by subject.
fn expect_short(folder: &Path, most: usize) {
    for path in sources(folder) {
        let lines = std::fs::read_to_string(&path)
            .expect("a source file")
            .lines()
            .count();
        let advice = "make it a folder, or take out what stands by itself";
        assert!(
            lines <= most,
            "{} has {lines} lines of at most {most}: {advice}",
            path.display()
        );
    }
}

#[test]
fn no_file_is_long() {
    expect_short(&root(), 400);
}

#[test]
fn no_file_of_tests_is_long() {
    expect_short(&root().with_file_name("tests"), 400);
}
