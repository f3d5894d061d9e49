import Records
import Statistics
import TracedResults

/// Answers to checklists for papers, from the stored results.
///
/// The questions paraphrase the ML Code Completeness Checklist, the machine learning reproducibility
/// checklist (Pineau et al., 2021) and ACM's artifact badges. Every item has an answer; the answer to
/// an item without evidence is no.
func checklistTable(_ data: ReportData) -> Table {
  let evidence = ChecklistEvidence(results: data.results, equations: data.equations.equations)
  let sections: [(title: String, items: [ChecklistItem])] = [
    ("Completeness of the code", evidence.codeItems),
    ("Models, algorithms and theory", evidence.theoryItems),
    ("Data", evidence.dataItems),
    ("Results", evidence.resultItems),
    ("Badges of artifacts", evidence.badgeItems),
  ]
  return Table(
    columns: [
      .init("Question", width: 0.36), .init("Answer", width: 0.09), .init("Evidence", width: 0.55),
    ],
    rows: sections.flatMap { section -> [[TracedText]] in
      [["**\(section.title)**", "", ""]]
        + section.items.map {
          [TracedText($0.question), TracedText($0.answer.rawValue), TracedText($0.evidence)]
        }
    })
}

private struct ChecklistItem {
  enum Answer: String { case yes, partly, no }

  let question: String
  let answer: Answer
  let evidence: String

  init(_ question: String, _ answer: Answer, _ evidence: String) {
    (self.question, self.answer, self.evidence) = (question, answer, evidence)
  }
}

private struct ChecklistEvidence {
  let results: Results
  let equations: [CheckedEquation]

  /// Runs with a result, each once, also if several experiments have it.
  private var done: [Results.Entry] { distinct.filter { $0.result != nil } }

  private var distinct: [Results.Entry] {
    var seen = Set<RunKey>()
    return results.entries.filter { seen.insert($0.run.key).inserted }
  }

  private func isTraining(_ entry: Results.Entry) -> Bool { entry.run.kind == .training }

  /// "3 of 4", and the answer that it amounts to.
  private func fraction(
    _ part: Int, of whole: Int
  ) -> (answer: ChecklistItem.Answer, words: String) {
    (part == 0 ? .no : part < whole ? .partly : .yes, "\(part) of \(whole)")
  }

  var codeItems: [ChecklistItem] {
    let sources = Set(done.compactMap(\.provenance?.sourceSHA256))
    let trainings = done.filter(isTraining)
    let hashed = trainings.count { $0.result?.files[ResultFile.checkpoint] != nil }
    return [
      .init(
        "Are dependencies specified?", .yes,
        "`.ci/setup` installs them; [Table G1](#table-G1) has the versions that were used"),
      .init(
        "Is the code for training there?", .yes,
        "`make paper` trains; the results come from \(sources.count) versions of the sources"),
      .init("Is the code for evaluation there?", .yes, "every training run evaluates its policy"),
      .init(
        "Are trained models there?", .partly,
        "the expert policies of locomotion are in `paper/experts`; the results of "
          + "\(fraction(hashed, of: trainings.count).words) training runs have the hashes of their "
          + "networks, and `dmil repro` makes these again"),
      .init(
        "Does one command make the results?", .yes,
        "`make paper PROFILE=\(results.profile.rawValue)`; a click on a number in `paper.html` "
          + "shows the command for that number"),
    ]
  }

  var theoryItems: [ChecklistItem] {
    let computed = equations.filter { $0.waiver == nil }
    let sound = fraction(computed.count(where: \.isSound), of: computed.count)
    return [
      .init(
        "Are setting and algorithms described?", .yes,
        "[Algorithm 1](#algorithm-1), [Algorithm 2](#algorithm-2)"),
      .init(
        "Are assumptions stated and claims proved?", .partly,
        "Appendix A names the steps that do not follow; \(sound.words) computable equations pass "
          + "all checks ([Table A1](#table-A1))"),
      .init(
        "Are hyper-parameters given?", .yes, "[Table 2](#table-2), read from the runs"),
      .init(
        "Is it said how they were chosen?", .yes,
        "published values, or the choices of Appendix B, without a search"),
    ]
  }

  var dataItems: [ChecklistItem] {
    let files = results.entries.filter {
      $0.run.kind == .dataset && $0.run.values["source"] == .text("d4rl")
    }
    let read = fraction(files.count { $0.result != nil }, of: files.count)
    return [
      .init("Are the data counted?", .yes, "[Table 3](#table-3)"),
      .init(
        "Can generated data be made again?", .yes,
        "each dataset is the result of a run with a specification and a seed"),
      .init(
        "Are the original data used?", read.answer,
        (files.isEmpty ? "" : "\(read.words) datasets of D4RL were available; ")
          + "the demonstrations of locomotion come from our own expert policies"),
      .init(
        "Did people take part?", .no,
        "the human who demonstrates on the robot is simulated; the demonstrations of Adroit are "
          + "D4RL's"),
    ]
  }

  var resultItems: [ChecklistItem] {
    let cells = Dictionary(
      grouping: results.entries.filter { isTraining($0) && $0.result != nil }, by: \.run.cell)
    let repeated = fraction(cells.values.count { $0.count > 1 }, of: cells.count)
    let trained = fraction(done.count(where: isTraining), of: distinct.count(where: isTraining))
    let hours = done.compactMap(\.provenance?.cpuSeconds).reduce(0, +) / 3600
    let processors = Set(done.compactMap { $0.provenance?.environment["cpu"] }).sorted()
    return [
      .init(
        "Are all runs reported?", trained.answer,
        "\(trained.words) training runs of this profile have a result; the others print as a dash. "
          + "Tables count the runs that diverged"),
      .init(
        "Are there error bars, and is their kind stated?", repeated.answer,
        "standard deviations over seeds; \(repeated.words) cells have more than one seed"),
      .init(
        "Is the reading of scores fixed beforehand?", .yes,
        "the mean of the last ten evaluations; curves are in "
          + ["11", "D3", "D4"].map { "[Figure \($0)](#figure-\($0))" }.joined(separator: ", ")),
      .init(
        "Are cost and machine stated?", .yes,
        "\(NumberFormat(digits: 1).text(hours)) core-hours on "
          + (processors.isEmpty
            ? NumberFormat.missing : processors.map(escaped).joined(separator: ", "))),
      .init(
        "Are negative results reported?", .yes,
        "[Table C](#table-C) has all claims that this profile can decide, also those that fail"),
      determinism, portability,
    ]
  }

  private var determinism: ChecklistItem {
    let question = "Does the same run give the same bits?"
    guard let entry = done.first(where: { $0.run.kind == .repetition }),
      let count = entry.value(of: Metric.evaluationCount)
    else { return .init(question, .no, "the repetition of a run has no result") }
    let isSame = [Metric.evaluationCount, Metric.metricCount, Metric.fileCount].allSatisfy {
      entry.value(of: Metric.identical($0)) == entry.value(of: $0)
    }
    return .init(
      question, isSame ? .yes : .no,
      "\(Int(count)) evaluations of one run were compared with its repetition (Appendix G)")
  }

  private var portability: ChecklistItem {
    let question = "Do other processors give the same bits?"
    let classes = Set(done.compactMap(\.provenance?.numericClass)).sorted()
    let facts = done.first { $0.run.kind == .repetition }?.provenance?.environment ?? [:]
    let results =
      "numeric classes of the results: "
      + (classes.isEmpty ? "none" : classes.map(escaped).joined(separator: "; "))
    let (same, other) = (facts[ProvenanceFact.sameKernels], facts[ProvenanceFact.otherKernels])
    guard same != nil || other != nil else {
      return .init(question, .no, "no comparison has a result; \(results)")
    }
    let isWhole =
      other == nil && same?.contains("Haswell") == true
      && same?.contains("Cooperlake") == true
    return .init(
      question, isWhole ? .yes : other == nil ? .partly : .no,
      "steps of all methods and their products at full width have the same bits "
        + (isWhole ? "on any x86-64-v3 processor, with and without AVX-512, " : "")
        + "under OpenBLAS's names \(escaped(same ?? "none"))"
        + (other.map { ", and others under \(escaped($0))" } ?? "")
        + (isWhole || other != nil ? "" : "; the machine could not execute others")
        + "; \(results)")
  }

  var badgeItems: [ChecklistItem] {
    [
      .init("Artifacts available", .no, "they are in a repository, not in an archive with a DOI"),
      .init(
        "Artifacts evaluated", .no,
        "not by others; `make test` and `make verify` check them in the repository"),
      .init("Results reproduced", .no, "no other team has reproduced these results"),
      .init(
        "Results replicated", .partly,
        "this paper attempts to replicate the original; [Table V1](#table-V1) has a verdict for "
          + "each number"),
    ]
  }
}
