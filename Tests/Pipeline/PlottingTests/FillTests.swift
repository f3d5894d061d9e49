import Testing

@testable import Plotting

struct FillTests {
  @Test("The hatching lies over the color")
  func layers() {
    let layers = Fill(color: .blue, hatching: .rising).layers
    #expect(layers.count == 2)
    #expect(layers[0].contains("solid 1") && layers[0].contains("#0072B2"))
    #expect(layers[1].contains("transparent pattern 5") && layers[1].contains("#000000"))
  }
}
