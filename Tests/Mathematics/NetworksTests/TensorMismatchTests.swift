import LinearAlgebra
import Testing

@testable import Networks

@Suite struct TensorMismatchTests {
  @Test("The error names the found and the expected shape")
  func messages() {
    let tensors = ["a": Tensor(name: "a", shape: [2], elements: [1, 2])]
    #expect(
      throws: TensorMismatch(name: "a", problem: "has shape [2] where [1, 2] was expected")
    ) { try tensors.tensor("a", shape: [1, 2]) }
    #expect(
      TensorMismatch(name: "b", problem: "is missing").description == "tensor 'b': is missing")
  }
}
