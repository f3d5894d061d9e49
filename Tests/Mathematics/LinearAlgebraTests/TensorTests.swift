import LinearAlgebra
import Testing

@Suite struct TensorTests {
  @Test func takesTheShapeOfAMatrix() {
    let tensor = Tensor(name: "a", Matrix(rowCount: 1, columnCount: 2, elements: [3, 4]))
    #expect(tensor == Tensor(name: "a", shape: [1, 2], elements: [3, 4]))
  }

  @Test func refusesElementsThatDoNotFillItsShape() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor(name: "a", shape: [2, 2], elements: [1])
    }
  }
}
