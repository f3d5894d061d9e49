import Specifications
import Testing
import TestSupport
@testable import Records
@testable import Running

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

  @Test func namesTheModulesThatARunInvolves() {
    let numerics = Catalogue.schema(of: repository).numerics
    #expect(numerics(.dataset, "lqr")["Experts"] != nil)
    #expect(numerics(.dataset, "lqr")["Imitation"] == nil)
    #expect(numerics(.training, "dmil")["Imitation"] != nil)
    #expect(numerics(.training, "dmil")["Experts"] == nil)
    #expect(numerics(.embedding, "dmil")["TSNE"] != nil)
    #expect(numerics(.check, "check")["Imitation"] != nil)
  }

  @Test func namesTheSourcesThatACheckShowsAndNoneForOtherKinds() {
    let sources = Catalogue.schema(of: repository).sources
    #expect(
      Set(sources(.check).keys) == [
        "Sources/Learning/Imitation/Losses", "Sources/Learning/EquationChecks",
      ])
    #expect(RunKind.allCases.allSatisfy { $0 == .check || sources($0).isEmpty })
  }
}
