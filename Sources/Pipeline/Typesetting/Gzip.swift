internal import CZlib
public import Foundation

/// Data in the gzip format, without a name or a time: the same data give the same bytes.
public enum Gzip {
  /// zlib's number of window bits for the gzip format: 15, and 16 for its header.
  private static let windowBits: Int32 = 15 + 16

  public static func compressed(_ data: Data) -> Data {
    var stream = z_stream()
    var status = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib refuses its own settings: \(status)")
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(data.count))))
    status = run(deflate, &stream, from: Array(data), into: &output)
    precondition(status == Z_STREAM_END, "zlib exceeds its own bound: \(status)")
    return Data(output.prefix(Int(stream.total_out)))
  }

  /// The data; `nil` if these are no compressed ones, complete and with a valid checksum.
  public static func decompressed(_ data: Data) -> Data? {
    // The last four bytes are the size, the least significant first.
    let size = data.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    // No data shrink more than this.
    guard size <= 1032 * data.count else { return nil }
    var stream = z_stream()
    var status = inflateInit2_(
      &stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib refuses its own settings: \(status)")
    defer { inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: size)
    status = run(inflate, &stream, from: Array(data), into: &output)
    return status == Z_STREAM_END ? Data(output) : nil
  }

  /// Runs a function of zlib over all of `input`, and returns its status.
  private static func run(
    _ function: (z_streamp, Int32) -> Int32, _ stream: inout z_stream, from input: [UInt8],
    into output: inout [UInt8]
  ) -> Int32 {
    var input = input
    return input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
        return function(&stream, Z_FINISH)
      }
    }
  }
}
