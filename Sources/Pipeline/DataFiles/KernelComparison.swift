public import Foundation
import LinearAlgebra
import Records

/// The comparison of this program's fingerprint with the committed one under several names of the
/// processor, which OpenBLAS and the choice of the micro-kernel follow.
public struct KernelComparison {
  /// OpenBLAS's names for families of x86-64-v3, and the instructions that each needs beyond it.
  private static let families: [(name: String, instructions: [String])] = [
    ("Haswell", []), ("Zen", []), ("SkylakeX", ["avx512f", "avx512bw", "avx512dq", "avx512vl"]),
    ("Cooperlake", ["avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512_bf16"]),
  ]

  /// A process that ended without a comparison.
  public struct Failure: Error, CustomStringConvertible {
    let kernel: String
    let errors: String

    public var description: String { "the fingerprint under \(kernel) failed: \(errors)" }
  }

  private var isSame: [(kernel: String, isSame: Bool)] = []

  /// Computes the fingerprint in a process for each kernel that this processor can execute.
  ///
  /// - Throws: `Failure` if a process fails for a reason other than a different fingerprint.
  public init(repository: URL) throws {
    for kernel in Self.executableKernels {
      let child = try ChildProcess(
        running: ChildProcess.ownProgram.path, ["fingerprint", "--repository", repository.path],
        environment: ["OPENBLAS_CORETYPE": kernel])
      guard [.exit(0), .exit(4)].contains(child.ending) else {
        throw Failure(kernel: kernel, errors: child.errors)
      }
      isSame.append((kernel, child.ending == .exit(0)))
    }
  }

  /// The kernels with the committed fingerprint, and those with another one.
  public var facts: [String: String] {
    func names(_ wanted: Bool) -> String {
      isSame.filter { $0.isSame == wanted }.map(\.kernel).joined(separator: ", ")
    }
    return [ProvenanceFact.sameKernels: names(true), ProvenanceFact.otherKernels: names(false)]
      .filter { !$0.value.isEmpty }
  }

  /// The kernels that OpenBLAS uses in this process.
  public static var currentKernel: String { blasKernelName }

  /// The kernels whose instructions this processor has.
  public static var executableKernels: [String] {
    executableKernels(
      cpuinfo: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "")
  }

  static func executableKernels(cpuinfo: String) -> [String] {
    let line = cpuinfo.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
    let flags = line.split(separator: " ").map(String.init)
    return families.filter { Set(["avx2", "fma"] + $0.instructions).isSubset(of: flags) }.map(
      \.name)
  }
}
