import Records

/// The description of a distribution for people who unpack it.
enum DistributionGuide {
  static let file = "DISTRIBUTION.md"

  static func text(of profile: Profile, title: String, commit: Commit) -> String {
    """
    # Distribution of the \(profile.rawValue) profile

    \(title).
    Made by `dmil dist --profile \(profile.rawValue)` of commit \(commit.hash), \(commit.day).

        sha256sum --check --quiet SHA256SUMS
        make verify PROFILE=\(profile.rawValue)    # builds the program, and verifies results and paper
        .build/release/dmil report --profile \(profile.rawValue)    # writes the same paper again

    None of these needs a network or trains anything. Building needs Swift 6.2 or later and the Debian
    packages that `.ci/setup` lists.

    | place | content |
    |---|---|
    | `paper/build/\(profile.rawValue)`, `figures/\(profile.rawValue)` | the paper and its figures |
    | `\(Preprint.folder)` | the sources of the paper for a preprint server; `paper.tex` has the references |
    | `paper/results` | results: metrics, curves, provenance and logs |
    | `.work/notes` | why runs have no result: data that are not here |
    | `paper/experiments`, `paper/experts` | specifications; policies that demonstrate |
    | `datasets` | who made each dataset, and what is known about it |
    | `Sources`, `Tests`, `vendor` | the program, and the Swift packages that it is built from |
    | `\(Citation.file)`, `codemeta.json` | how to cite the program |
    | `\(ResearchCrate.file)` | all of this as RO-Crate 1.3, Workflow Run Crate 0.6 |

    Two things are left out. Files of results above 512 KiB that are no tables, such as networks and
    datasets, are named with their SHA-256 in `result.json`, and `dmil repro CELL` makes them again. The
    models of the benchmark tasks are works of others, which `.ci/models` fetches before a training; neither
    verification nor the paper reads them.

    """
  }
}
