import Testing
@testable import DataFiles

@Suite struct KernelComparisonTests {
  @Test(
    "Kernels are compared whose instructions the processor has",
    arguments: [
      ("fpu avx", []), ("avx2", []), ("avx2 fma", ["Haswell", "Zen"]),
      ("avx2 fma avx512f avx512bw avx512dq avx512vl", ["Haswell", "Zen", "SkylakeX"]),
      (
        "avx2 fma avx512f avx512bw avx512dq avx512vl avx512_bf16",
        ["Haswell", "Zen", "SkylakeX", "Cooperlake"]
      ),
    ])
  func executable(flags: String, kernels: [String]) {
    let cpuinfo = "model name\t: A\nflags\t\t: \(flags)\nbugs\t: none\n"
    #expect(KernelComparison.executableKernels(cpuinfo: cpuinfo) == kernels)
  }
}
