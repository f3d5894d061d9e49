import Testing
@testable import Records

@Suite struct NumericClassTests {
  @Test("The class names an instruction set and a C library")
  func current() {
    #expect(NumericClass.current.description.contains(/^(x86-64-v3|arm64), glibc \d+\.\d+/))
  }

  @Test("A result of an older program has no class")
  func unrecorded() {
    var provenance = Provenance(
      sourceSHA256: "", commit: "", isDirty: nil, environment: [:], start: "", end: "",
      wallSeconds: 1, cpuSeconds: 1, resumeCount: 0)
    #expect(provenance.numericClass == "not recorded")
    provenance.environment[NumericClass.key] = "arm64, glibc 2.41"
    #expect(provenance.numericClass == "arm64, glibc 2.41")
  }
}
