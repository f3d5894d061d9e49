import Foundation
import TestSupport
import Testing

@Suite struct ReproCommandTests {
  @Test("A cell is repeated, and the store stays as it was") func repeats() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    let early = try project.run("repro", "data")
    #expect(early.status == 5)
    #expect(early.errors.contains("Run it with: dmil run --profile quick --only 'data'"))
    _ = try project.run("run")
    let before = try project.results()
    #expect(
      try project.output("repro", "training", "--profile", "quick") == """
        training/standing-still/data/dmil/0: identical
        Repeat with: dmil repro --profile quick 'training'

        """)
    #expect(try project.results() == before)
  }

  @Test(
    "A hash chain that differs leads to the option that finds the step",
    .enabled(if: isInstalled("gcc"), "needs gcc"))
  func hint() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    try project.output("run")
    let library = try preloadedLibrary("other_libm.c", in: project.folder)
    let result = try project.run("repro", "training", environment: ["LD_PRELOAD": library.path])
    #expect(result.output.hasSuffix("with: dmil repro --profile quick --locate 'training'\n"))
  }

  @Test("Two processes agree in every step") func agrees() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    let early = try project.run("repro", "--locate", "training", "--profile", "quick")
    #expect(early.status == 5)
    #expect(
      early.errors.contains(
        "Run it with: dmil run --profile quick --only 'data/standing-still/-/lqr/0'"))
    try project.output("run", "--only", "data")
    let run = "training/standing-still/data/dmil/0"
    #expect(
      try project.output("repro", "--locate", "training")
        == "\(run): two processes agree in every step\n")
    let wrong = try project.run("repro", "--locate", "data")
    #expect(wrong.lastLine == "dmil: exit code 2: 'data' has no training of a method")
  }

  @Test(
    "A second process with another bit is told apart by step, tensor and place",
    .enabled(if: isInstalled("gcc"), "needs gcc"))
  func differs() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    try project.output("run", "--only", "data")
    let library = try preloadedLibrary("flipped_bit.c", in: project.folder)
    let result = try project.run(
      "repro", "--locate", "training",
      environment: ["LD_PRELOAD": library.path, "FLIPPED_BYTE": "1000000"])
    #expect(result.status == 4)
    #expect(
      result.output.contains(
        #/^training/standing-still/data/dmil/0: step -?\d+: [\w.]+\[\d+(, \d+)*\] first differs: /#)
    )
    #expect(result.lastLine == "dmil: exit code 4: two processes train to other numbers")
  }
}
