import Records
import Statistics
import Store

/// What reviewers ask of a paper, answered from the stored results.
///
/// The questions are, in our words, those of the ML Code Completeness Checklist, of the machine
/// learning reproducibility checklist (Pineau et al., 2021) and of ACM's artifact badges. No item is
/// left open: what cannot be shown is answered with no.
func checklistTable(_ results: Results, _ woven: EquationResults) -> Table {
  let evidence = ChecklistEvidence(results: results, woven: woven)
  let sections: [(title: String, items: [ChecklistItem])] = [
    ("Completeness of the code", evidence.codeItems),
    ("Models, algorithms and theory", evidence.theoryItems),
    ("Data", evidence.dataItems),
    ("Results", evidence.resultItems),
    ("Badges of artifacts", evidence.badgeItems),
  ]
  return Table(
    columns: [
      .init(title: "Question", width: 0.36), .init(title: "Answer", width: 0.09),
      .init(title: "Evidence", width: 0.55),
    ],
    rows: sections.flatMap { section in
      [["**\(section.title)**", "", ""]]
        + section.items.map { [$0.question, $0.answer.rawValue, $0.evidence] }
    })
}

/// A question with its answer.
struct ChecklistItem: Equatable, Sendable {
  enum Answer: String, Sendable { case yes, partly, no }

  let question: String
  let answer: Answer
  /// Where it is seen, or why not.
  let evidence: String

  init(_ question: String, _ answer: Answer, _ evidence: String) {
    (self.question, self.answer, self.evidence) = (question, answer, evidence)
  }
}

/// The answers, from what runs have stored.
private struct ChecklistEvidence {
  let results: Results
  let woven: EquationResults

  private var made: [Results.Entry] { results.entries.filter { $0.result != nil } }

  private var trainings: [Results.Entry] { made.filter { $0.run.kind == .training } }

  /// `part` of `whole`, and the answer that it amounts to.
  private func share(_ part: Int, of whole: Int) -> (answer: ChecklistItem.Answer, words: String) {
    (part == 0 ? .no : part < whole ? .partly : .yes, "\(part) of \(whole)")
  }

  var codeItems: [ChecklistItem] {
    let sources = Set(made.compactMap(\.provenance?.sourceSHA256)).sorted()
    let policies = trainings.count { $0.result?.files["checkpoint.safetensors"] != nil }
    let kept = share(policies, of: trainings.count)
    return [
      .init(
        "Are dependencies specified?", .yes,
        "`.ci/setup` installs them; [Table G1](#table-G1) has the versions that were used"),
      .init(
        "Is the code for training there?", .yes,
        "`make paper` trains; results of \(sources.count) states of the sources are shown here"),
      .init("Is the code for evaluation there?", .yes, "it is part of each run"),
      .init(
        "Are trained models there?", kept.answer,
        "the policies that demonstrate locomotion are in `paper/experts`; \(kept.words) training "
          + "runs keep their networks in the working store"),
      .init(
        "Does one command make the results?", .yes,
        "`make paper PROFILE=\(results.profile.rawValue)`; a click on a number in `paper.html` "
          + "shows the command for that number"),
    ]
  }

  var theoryItems: [ChecklistItem] {
    let computed = woven.equations.filter { $0.waiver == nil }
    let sound = share(computed.count(where: \.isSound), of: computed.count)
    return [
      .init(
        "Are setting and algorithms described?", .yes,
        "[Algorithm 1](#algorithm-1), [Algorithm 2](#algorithm-2)"),
      .init(
        "Are assumptions stated and claims proved?", .partly,
        "Appendix A names the steps that do not follow; \(sound.words) equations that can be "
          + "computed pass all checks ([Table A1](#table-A1))"),
      .init(
        "Are hyper-parameters given?", .yes, "[Table 2](#table-2), read back from the runs"),
      .init(
        "Is it said how they were chosen?", .yes,
        "published values, or the choices of Appendix B; none was searched for. "
          + "[Table 6](#table-6) shows what some are worth"),
    ]
  }

  var dataItems: [ChecklistItem] {
    let files = results.entries.filter {
      $0.run.kind == .demonstration && $0.run.values["source"] == .text("d4rl")
    }
    let read = share(files.count { $0.result != nil }, of: files.count)
    return [
      .init("Are the data counted?", .yes, "[Table 3](#table-3)"),
      .init(
        "Can generated data be made again?", .yes,
        "each recording is a run, of a specification and a seed"),
      .init(
        "Are the original data used?", read.answer,
        "\(read.words) recordings that come as files of D4RL were at hand; locomotion is "
          + "demonstrated by our own policies"),
      .init(
        "Did people take part?", .no,
        "the human of the robot's recordings is simulated; the hand's are D4RL's"),
    ]
  }

  var resultItems: [ChecklistItem] {
    let cells = Dictionary(grouping: trainings, by: \.run.cell)
    let repeated = share(cells.values.count { $0.count > 1 }, of: cells.count)
    let done = share(trainings.count, of: results.entries.count { $0.run.kind == .training })
    let hours = made.compactMap(\.provenance?.cpuSeconds).reduce(0, +) / 3600
    let processors = Set(made.compactMap { $0.provenance?.environment["cpu"] }).sorted()
    return [
      .init(
        "Are all runs reported?", done.answer,
        "\(done.words) training runs of this profile have a result; the others print as a dash. "
          + "Runs that diverged are counted in their tables"),
      .init(
        "Are there error bars, and is their kind stated?", repeated.answer,
        "standard deviations over seeds; \(repeated.words) cells of learners have more than one"),
      .init(
        "Is it fixed beforehand where scores are read?", .yes,
        "the mean of the last ten evaluations; curves are in "
          + ["11", "D3", "D4"].map { "[Figure \($0)](#figure-\($0))" }.joined(separator: ", ")),
      .init(
        "Are cost and machine stated?", .yes,
        "\(NumberFormat(digits: 1).text(hours)) hours of a processor core, on "
          + (processors.isEmpty
            ? NumberFormat.missing : processors.map(escaped).joined(separator: ", "))),
      .init("Are negative results reported?", .yes, "[Table C](#table-C) has claims that fail"),
      determinism,
    ]
  }

  private var determinism: ChecklistItem {
    let question = "Does the same run give the same bits?"
    guard let entry = made.first(where: { $0.run.kind == .repetition }),
      let count = entry.value(of: "evaluation_count")
    else { return .init(question, .no, "the run that would show it has not been made") }
    let isSame = ["evaluation", "metric", "file"].allSatisfy {
      entry.value(of: "identical_\($0)_count") == entry.value(of: "\($0)_count")
    }
    return .init(
      question, isSame ? .yes : .no,
      "\(Int(count)) evaluations of one run were compared with its repetition (Appendix G)")
  }

  var badgeItems: [ChecklistItem] {
    [
      .init("Artifacts available", .no, "they are in a repository, not in an archive with a DOI"),
      .init(
        "Artifacts evaluated", .no, "nobody outside has; `make test` and `make verify` do so inside"
      ),
      .init("Results reproduced", .no, "no other team has made these results again"),
      .init(
        "Results replicated", .partly,
        "this document is an attempt at the original's; [Table V1](#table-V1) has a verdict for "
          + "each number"),
    ]
  }
}
