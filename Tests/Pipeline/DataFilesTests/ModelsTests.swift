import Environments
import Foundation
import TestSupport
import Testing
@testable import DataFiles

struct ModelsTests {
  private let published = Models(work: workingStore)

  @Test("Models are the published ones", arguments: BenchmarkTask.allCases)
  func published(task: BenchmarkTask) throws {
    #expect(try published.model(of: task, inertia: .cylinder).task == task)
    let files = Models.files(of: task)
    #expect(files.contains { $0.path == task.modelFile })
    #expect(
      files.allSatisfy { $0.checksum.allSatisfy { $0.isHexDigit } && $0.checksum.count == 64 })
  }

  @Test("A missing model can be fetched") func missing() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: EnvironmentError.self) {
      try Models(work: folder.url).model(of: .door, inertia: .cylinder)
    }
    #expect(error?.subject.hasPrefix(folder.url.path) == true)
    #expect(error?.problem.contains("type .ci/models") == true)
  }

  @Test("A changed model is refused") func changed() throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "models/hopper.xml")
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    let text = try Data(contentsOf: published.folder.appending(path: "hopper.xml"))
    try (text + Data("\n".utf8)).write(to: copy)
    let error = #expect(throws: EnvironmentError.self) {
      try Models(work: folder.url).model(of: .hopper, inertia: .exact)
    }
    #expect(error?.subject == copy.path)
    #expect(error?.problem.contains("differs from the published file") == true)
  }
}
