import Experiments
import Imitation
import LinearAlgebra
import Testing

@testable import Training

@Suite struct CatalogueTests {
  @Test(arguments: Catalogue.Method.allCases)
  func spellsEverySettingOfALearnerOnce(method: Catalogue.Method) {
    let paths = method.fields.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(!paths.isEmpty)
  }

  @Test func documentsEveryFieldAndGivesEachLearnerSettingADefault() {
    let schema = Catalogue.schema
    for field in schema.fields.values.joined() {
      #expect(field.documentation.hasSuffix("."), "\(field.path)")
    }
    for field in schema.methods.values.joined() {
      #expect(field.default != nil, "\(field.path)")
    }
  }

  @Test func takesDefaultsFromTheSettingsOfTheLearner() {
    func value(_ path: String, of method: Catalogue.Method) -> Value? {
      method.fields.first { $0.path == path }?.default
    }
    let settings = DMIL.Settings()
    #expect(value("alpha_policy", of: .dmil) == .number(settings.alphaPolicy))
    #expect(
      value("dynamics_pretraining_steps", of: .behavioralCloningWithDynamics)
        == .integer(settings.models.dynamicsPretrainingStepCount))
    #expect(
      value("policy_widths", of: .behavioralCloning)
        == .list(BehavioralCloning.Settings().policyWidths.map(Value.integer)))
  }

  @Test(arguments: Catalogue.Method.allCases)
  func makesALearnerThatFollowsItsSettings(method: Catalogue.Method) throws {
    let learner = method.learner(
      settings: .map([
        "policy_widths": .list([.integer(5)]), "dynamics_pretraining_steps": .integer(7),
      ]),
      expert: linearTransitions(count: 10, observationCount: 4), batchCount: 2, seed: 1)
    let weight = try #require(learner.tensors.first { $0.name == "policy.layers.0.weight" })
    #expect(weight.elements.count == 4 * 5)
    #expect(learner.pretrainingStepCount == (method == .behavioralCloning ? 0 : 7))
    #expect(
      method.pretrainingStepCount(settings: .map(["dynamics_pretraining_steps": .integer(7)]))
        == learner.pretrainingStepCount)
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
