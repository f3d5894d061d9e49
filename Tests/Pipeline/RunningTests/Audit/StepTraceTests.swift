import Foundation
import LinearAlgebra
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Specifications

/// The update steps against their recomputation with JAX, which set-up installs.
@Suite struct StepTraceTests {
  private static let script = repository.appending(path: "paper/independent/recompute.py")

  /// Runs the script; its errors are part of the output.
  private func recompute(_ files: [URL]) throws -> (ending: ChildProcess.Ending, output: String) {
    let child = try ChildProcess(
      running: "python3", [Self.script.path] + files.map(\.path),
      environment: [
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": workingStore.appending(path: "python").path,
      ])
    return (child.ending, String(decoding: child.output, as: UTF8.self) + child.errors)
  }

  private func file(of method: String, in folder: URL) throws -> URL {
    let file = folder.appending(path: "\(method).safetensors")
    try #require(StepTrace(of: method)).write(to: file)
    return file
  }

  @Test("JAX recomputes every tensor of every method") func recomputation() throws {
    let folder = try TemporaryFolder()
    let files = try StepTrace.methods.map { try file(of: $0, in: folder.url) }
    let (ending, output) = try recompute(files)
    #expect(ending == .exit(0), "\(output)")
    for method in StepTrace.methods {
      #expect(output.contains("\(method): "), "\(output)")
    }
  }

  /// Settings of DMIL in the library of the authors' laboratory, and other weights.
  ///
  /// Without a penalty, the gradient of the lower bounds is 1 − σ(v) with v about 10, which has too few
  /// digits in Float.
  @Test(
    "JAX recomputes the steps under other settings",
    arguments: ["bc+d", "dmil", "dmil-no-d-adv", "dmil-no-d-adv-pi-info", "d2mil"])
  func settings(method: String) throws {
    let settings: [String: JSONValue] = [
      "policy_learning_rate_multiplier": .number(3), "predict_difference": .flag(false),
      "log_std_bound_penalty": .number(0.1), "scale_log_densities": .flag(false),
      "alpha_policy": .number(7.5), "alpha_dynamics": .number(2.5),
    ]
    let paths = try #require(Method.named(method)).fields.map(\.path)
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "\(method).safetensors")
    let changes = settings.filter { paths.contains($0.key) }
    try #require(StepTrace(of: method, changes: changes)).write(to: file)
    let (ending, output) = try recompute([file])
    #expect(ending == .exit(0), "\(output)")
  }

  @Test("A number that is wrong by a thousandth is named") func wrongNumber() throws {
    let folder = try TemporaryFolder()
    let file = try file(of: "dmil", in: folder.url)
    var contents = try Safetensors(
      decoding: Data(contentsOf: file), file: file.path, isSealed: true)
    let index = try #require(
      contents.tensors.firstIndex { $0.name == "gradient.policy.layers.1.weight" })
    let elements = contents.tensors[index].elements
    let largest = try #require(
      elements.indices.max { abs(elements[$0]) < abs(elements[$1]) })
    contents.tensors[index].elements[largest] *= 1.001
    try contents.encoded().write(to: file)
    let (ending, output) = try recompute([file])
    #expect(ending == .exit(1))
    #expect(
      output.contains("dmil: gradient.policy.layers.1.weight differs by 1.0e-03"), "\(output)")
  }

  @Test("A tensor that is not recomputed is named") func unknownTensor() throws {
    let folder = try TemporaryFolder()
    let file = try file(of: "bc", in: folder.url)
    var contents = try Safetensors(
      decoding: Data(contentsOf: file), file: file.path, isSealed: true)
    contents.tensors.append(Tensor(name: "loss.other", shape: [], elements: [1]))
    try contents.encoded().write(to: file)
    let (ending, output) = try recompute([file])
    #expect(ending == .exit(1))
    #expect(output.contains("bc: loss.other is not recomputed"), "\(output)")
  }

  @Test("A trace is reproducible") func reproducible() throws {
    let folder = try TemporaryFolder()
    let first = try Data(contentsOf: file(of: "d2mil", in: folder.url))
    #expect(try Data(contentsOf: file(of: "d2mil", in: folder.url)) == first)
  }

  @Test("There is no trace of an unknown method") func unknownMethod() {
    #expect(StepTrace(of: "bogus") == nil)
  }
}
