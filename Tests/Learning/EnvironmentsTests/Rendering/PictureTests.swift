import Testing

@testable import Environments

struct PictureTests {
  @Test("A picture is encoded as PNG") func png() throws {
    let picture = Picture(width: 2, height: 1, bytes: [255, 0, 0, 0, 0, 255])
    let file = try picture.encodedAsPNG()
    #expect(file.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Of the header: width, height, 8 bits, color without palette or transparency.
    #expect(Array(file[16..<26]) == [0, 0, 0, 2, 0, 0, 0, 1, 8, 2])
    #expect(file.suffix(8).prefix(4) == Array("IEND".utf8)[...])
    #expect(try picture.encodedAsPNG() == file)
  }

  @Test("A picture needs three bytes per pixel") func bytes() async {
    await #expect(processExitsWith: .failure) {
      _ = Picture(width: 2, height: 1, bytes: [0, 0, 0])
    }
  }
}
