import Imitation
import LinearAlgebra
import Testing
@testable import Records
@testable import Running
@testable import Specifications

/// Every key that a specification may set for a method matters: a key that changes nothing would be
/// printed in the paper as a setting of the runs.
@Suite struct SettingEffectTests {
  /// Small networks, all phases within forty steps, and a learning rate with which d reaches its clip.
  private static let base = RunValues(
    Method.small.byPath.merging(["learning_rate": .number(0.1)]) { $1 })

  @Test(
    "Another value of a setting, alone, changes bits of a short training",
    arguments: Method.all.flatMap { method in method.fields.map { (method, $0.path) } })
  func effect(method: Method, path: String) throws {
    let field = try #require(method.fields.first { $0.path == path })
    func state(_ settings: RunValues) -> [Tensor] {
      var learner = MethodTests.learner(of: method, settings)
      for index in 0..<40 { _ = learner.step(index) }
      return learner.tensors
    }
    var settings = Self.base.filter { path in method.fields.contains { $0.path == path } }
    let before = state(settings)
    #expect(state(settings) == before, "a training that is not a number")
    let value = try #require(settings[path] ?? field.default)
    let other: JSONValue = try #require(Self.other(value, for: field))
    settings[path] = other
    #expect(state(settings) != before)
  }

  /// Another value for the field, small where a number is at most a bound that holds seldom.
  private static func other(_ value: JSONValue, for field: Field) -> JSONValue? {
    switch (value, field.type) {
    case (.flag(let flag), _): .flag(!flag)
    case (.integer(let integer), _): .integer(integer + 1)
    case (.number(let number), .number(let bounds)):
      [number / 4, 1, 0.5].first { $0 != number && bounds.contains($0) }.map(JSONValue.number)
    case (.list(let widths), _): .list(widths + widths.suffix(1))
    default: nil
    }
  }
}
