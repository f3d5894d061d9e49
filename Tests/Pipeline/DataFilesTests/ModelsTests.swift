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
    #expect(Models.files(of: task).contains { $0.path == task.modelFile })
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
    let text = try published.folder.appending(path: "hopper.xml").text
    let copy = try folder.write(text + "\n", to: "models/hopper.xml")
    let error = #expect(throws: EnvironmentError.self) {
      try Models(work: folder.url).model(of: .hopper, inertia: .exact)
    }
    #expect(error?.subject == copy.path)
    #expect(error?.problem.contains("differs from the published file") == true)
  }
}
