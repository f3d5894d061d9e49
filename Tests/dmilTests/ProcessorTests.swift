import Testing

@testable import dmil

@Suite struct ProcessorTests {
  @Test("A processor without AVX2 is refused, with a remedy")
  func requiresAVX2() throws {
    #if arch(x86_64)
      try Processor.check(cpuinfo: "model name\t: A\nflags\t\t: fpu avx avx2 fma\n")
      let failure = try #require(throws: Failure.self) {
        try Processor.check(cpuinfo: "model name\t: A\nflags\t\t: fpu sse2 avx\n")
      }
      #expect(failure.status == .toolMissing)
      #expect(failure.reason.contains("remove -mavx2"))
    #endif
  }

  @Test("A machine without processor flags is accepted")
  func acceptsUnknownProcessors() throws {
    try Processor.check(cpuinfo: nil)
    try Processor.check(cpuinfo: "nothing known\n")
  }
}
