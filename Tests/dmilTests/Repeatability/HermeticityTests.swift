import Foundation
import Planning
import Records
import Running
import TestSupport
import Testing

/// A run depends on nothing that is not in its key: executed under a trace, it looks up no other file.
@Suite struct HermeticityTests {
  private let temporary: TemporaryFolder
  private let work: URL
  /// The only folder in `PATH`; without programs, because those of the provenance would read files of
  /// their own.
  private let search: URL
  private let plan: Plan

  init() throws {
    temporary = try TemporaryFolder()
    work = temporary.url.appending(path: "work")
    search = temporary.url.appending(path: "search")
    for name in ["search", "home", "temporary"] {
      try temporary.url.appending(path: name).makeFolder()
    }
    try work.appending(path: "models").copy(
      ["hopper.xml"], from: workingStore.appending(path: "models"))
    plan = try Plan(
      loading: repository.appending(path: "paper/experiments"), profile: .smoke,
      schema: Catalogue.schema(of: repository))
  }

  private func trace(_ run: Run, preloading library: URL? = nil) throws -> FileTrace {
    func path(_ name: String) -> String { temporary.url.appending(path: name).path }
    return try FileTrace(
      of: TemporaryProject.program,
      [
        "run", "--profile", "smoke", "--jobs", "1", "--repository", repository.path, "--only",
        run.path,
      ],
      in: temporary.url,
      environment: [
        "PATH": search.path, "HOME": path("home"), "TMPDIR": path("temporary"),
        "DMIL_WORK": work.path,
      ], preloading: library)
  }

  private func violations(of run: Run, in trace: FileTrace) throws -> [String] {
    try Allowance(of: run, program: TemporaryProject.program, work: work, search: search)
      .violations(in: trace)
  }

  @Test("A dataset, a training and a picture of the smoke profile read inputs of their keys only")
  func runs() throws {
    for (cell, input) in [
      ("expert-data/hopper", "paper/experts/hopper-expert.safetensors"),
      ("locomotion-ablation-noise/hopper/*/bc", "/transitions.safetensors"),
      ("pictures/hopper", "/models/hopper.xml"),
    ] {
      let run = try plan.runs(matching: cell)[0]
      let trace = try trace(run)
      #expect(trace.accesses.contains { $0.call == "openat" && $0.path.hasSuffix(input) })
      #expect(try violations(of: run, in: trace) == [], "\(run.path)")
    }
  }

  @Test(
    "A file of the home folder, one of the working folder, a program and a library are found",
    .enabled(if: isInstalled("gcc"), "needs gcc"))
  func hiddenInputs() throws {
    let library = try preloadedLibrary("hidden_inputs.c", in: temporary.url)
    let run = try plan.runs(matching: "robot-lqr-data")[0]
    let trace = try trace(run, preloading: library)
    let hidden = ["/home", "/home/settings", "/settings"].map { temporary.url.path + $0 }
    #expect(try violations(of: run, in: trace) == (hidden + ["/bin/sh", library.path]).sorted())
  }

  @Test("The allowance of one run has the inputs of no other")
  func foreignInputs() throws {
    let (run, other) = (
      try plan.runs(matching: "expert-data/hopper")[0],
      try plan.runs(matching: "locomotion-ablation-noise/hopper/*/bc")[0]
    )
    let trace = try trace(run)
    let found = try violations(of: other, in: trace)
    #expect(found.contains { $0.hasSuffix("paper/experts/hopper-expert.safetensors") })
    #expect(found.contains { $0.contains("/staging/\(run.key.hex)") })
  }
}
