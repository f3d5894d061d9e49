import Experiments
import Testing

@testable import Training

@Suite struct CatalogueTests {
  @Test func documentsEveryFieldAndGivesEachLearnerSettingADefault() {
    let schema = Catalogue.schema
    for field in schema.fields.values.joined() {
      #expect(field.documentation.hasSuffix("."), "\(field.path)")
    }
    for field in schema.methods.values.joined() {
      #expect(field.default != nil, "\(field.path)")
    }
  }

  @Test func namesTheModulesThatARunInvolves() {
    let numerics = Catalogue.schema.numerics
    #expect(numerics(.demonstration, "lqr")["Experts"] != nil)
    #expect(numerics(.demonstration, "lqr")["Imitation"] == nil)
    #expect(numerics(.training, "dmil")["Imitation"] != nil)
    #expect(numerics(.training, "dmil")["Experts"] == nil)
    #expect(numerics(.embedding, "dmil")["Embeddings"] != nil)
  }
}
