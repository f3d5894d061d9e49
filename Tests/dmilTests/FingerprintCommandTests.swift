import DataFiles
import Foundation
import TestSupport
import Testing

@Suite struct FingerprintCommandTests {
  /// One process for each of Haswell, Zen, SkylakeX and Cooperlake that this processor can execute.
  @Test(
    "The fingerprint is the committed one, whatever processor OpenBLAS finds",
    arguments: KernelComparison.executableKernels)
  func kernels(kernel: String) throws {
    let folder = try TemporaryFolder()
    let result = try RunningProgram(
      TemporaryProject.program, ["fingerprint", "--repository", repository.path], in: folder.url,
      environment: ["OPENBLAS_CORETYPE": kernel]
    ).waitUntilExit()
    #expect(result.status == 0, "\(kernel): \(result.errors)")
    #expect(result.output.contains("OpenBLAS has kernels for \(kernel)."))
  }
}
