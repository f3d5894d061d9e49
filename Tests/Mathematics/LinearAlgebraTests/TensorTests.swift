import LinearAlgebra
import Testing

@Suite struct TensorTests {
  @Test("A tensor has the shape of its matrix")
  func matrix() {
    let tensor = Tensor(name: "a", Matrix(rowCount: 1, columnCount: 2, elements: [3, 4]))
    #expect(tensor == Tensor(name: "a", shape: [1, 2], elements: [3, 4]))
  }

  @Test("A wrong number of elements is refused")
  func elementCount() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor(name: "a", shape: [2, 2], elements: [1])
    }
  }
}
