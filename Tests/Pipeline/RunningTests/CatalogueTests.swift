import TestSupport
import Testing
@testable import Records
@testable import Running
@testable import Specifications

@Suite struct CatalogueTests {
  @Test func documentsEveryFieldAndGivesEachLearnerSettingADefault() {
    let schema = Catalogue.schema(of: repository)
    for field in schema.fields.values.joined() {
      #expect(field.documentation.hasSuffix("."), "\(field.path)")
    }
    for field in schema.methods.values.joined() {
      #expect(field.default != nil, "\(field.path)")
    }
  }

  @Test("Only the modules that a run involves are in its key")
  func modules() {
    let numerics = Catalogue.schema(of: repository).numerics
    let robot = ["Environments", "Experts", "LinearAlgebra", "Running"]
    let learning = [
      "Datasets", "Environments", "Imitation", "LinearAlgebra", "Networks", "Running",
    ]
    let expected: [(RunKind, String, [String])] = [
      (.dataset, "lqr", robot), (.evaluation, "expert", robot + ["Datasets", "Networks"]),
      (.dataset, "human", robot + ["Datasets", "Networks"]),
      (.expert, "tqc", robot + ["Networks"]), (.training, "dmil", learning),
      (.repetition, "dmil", learning), (.embedding, "dmil", learning + ["TSNE"]),
      (.rendering, "picture", ["Environments", "LinearAlgebra", "Running"]),
      (.check, "check", ["Experts", "Imitation", "LinearAlgebra", "Networks"]),
    ]
    for (kind, method, modules) in expected {
      #expect(Set(numerics(kind, method).keys) == Set(modules), "\(kind) of \(method)")
    }
  }

  @Test func namesTheSourcesThatACheckShowsAndNoneForOtherKinds() {
    let sources = Catalogue.schema(of: repository).sources
    #expect(
      Set(sources(.check).keys) == [
        "Sources/Learning/Imitation/Losses", "Sources/Learning/Experts/Losses",
        "Sources/Learning/EquationChecks",
      ])
    #expect(RunKind.allCases.allSatisfy { $0 == .check || sources($0).isEmpty })
  }
}
