import Foundation
import TestSupport
import Testing
@testable import dmil

@Suite struct SystemRequirementsTests {
  @Test(
    "A processor without AVX2 or FMA is refused with a remedy",
    arguments: [("fpu sse2 avx fma", "avx2"), ("fpu avx avx2 fma4", "fma")])
  func refusesProcessors(flags: String, missing: String) throws {
    #if arch(x86_64)
      try SystemRequirements.checkProcessor(
        cpuinfo: "model name\t: A\nflags\t\t: fpu avx avx2 fma\n")
      let failure = try #require(throws: Failure.self) {
        try SystemRequirements.checkProcessor(cpuinfo: "model name\t: A\nflags\t\t: \(flags)\n")
      }
      #expect(failure.status == .toolMissing)
      #expect(failure.reason.contains("remove -m\(missing) there"))
    #endif
  }

  @Test("An unknown processor is accepted", arguments: [nil, "nothing known\n"])
  func acceptsUnknown(cpuinfo: String?) throws {
    try SystemRequirements.checkProcessor(cpuinfo: cpuinfo)
  }

  @Test("A limit of ten open files is raised if it is soft, and refused if it is hard")
  func openFiles() throws {
    let project = try TemporaryProject()
    func plan(limit: String) throws -> ProgramResult {
      let command = "ulimit \(limit) 10; exec '\(TemporaryProject.program.path)' plan"
      return try RunningProgram(
        URL(filePath: "/bin/sh"), ["-c", command + " --repository '\(project.repository.path)'"],
        in: project.folder
      ).waitUntilExit()
    }
    #expect(try plan(limit: "-S -n").status == 0)
    let refused = try plan(limit: "-n")
    #expect(refused.status == 69)
    #expect(refused.lastLine.contains("may open only 10 files; allow 64: ulimit -n 64"))
  }
}
