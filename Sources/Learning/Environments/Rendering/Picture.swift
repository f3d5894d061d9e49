internal import CPNG

/// A picture in 24-bit color.
public struct Picture: Equatable, Sendable {
  public let width, height: Int
  /// Red, green and blue of each pixel, row by row from the top.
  public let bytes: [UInt8]

  /// - Precondition: `bytes` has 3 · width · height elements, at least 3.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(
      width > 0 && height > 0 && bytes.count == 3 * width * height,
      "\(bytes.count) bytes are not a picture of \(width) × \(height) pixels")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The picture as a PNG file.
  ///
  /// - Throws: when memory runs out.
  public func encodedAsPNG() throws(EnvironmentError) -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    // The first call asks for the size, the second writes.
    var count: png_alloc_size_t = 0
    var isWritten = png_image_write_to_memory(&image, nil, &count, 0, bytes, 0, nil) != 0
    var file = [UInt8](repeating: 0, count: Int(count))
    if isWritten {
      isWritten = png_image_write_to_memory(&image, &file, &count, 0, bytes, 0, nil) != 0
    }
    png_image_free(&image)
    guard isWritten else {
      throw EnvironmentError(
        subject: "a picture of \(width) × \(height) pixels", problem: "no memory to encode it")
    }
    return file
  }
}
