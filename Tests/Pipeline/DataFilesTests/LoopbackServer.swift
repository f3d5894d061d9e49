import Foundation
import Synchronization

/// A server of one file over HTTP on the loopback device, which can misbehave.
final class LoopbackServer: Sendable {
  struct Behavior: Sendable {
    var content: Data
    var status = 200
    /// Whether it sends a rest when asked for one.
    var knowsRanges = true
    /// Bytes of content after which it breaks off; `nil` for never.
    var breaksOffAfter: Int?
  }

  let behavior: Mutex<Behavior>
  /// What each request asked for, such as `bytes=100-`; empty for the whole.
  let ranges = Mutex<[String]>([])
  let port: UInt16
  private let listener: Int32

  init(_ behavior: Behavior) throws {
    self.behavior = Mutex(behavior)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    port = try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(descriptor, generic, length) == 0, listen(descriptor, 8) == 0,
          getsockname(descriptor, generic, &length) == 0
        else { throw POSIXError(.EADDRINUSE) }
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    Thread.detachNewThread { [self] in serve() }
  }

  /// Stops to listen; the thread ends.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { break }
      answer(connection)
      close(connection)
    }
    close(listener)
  }

  private func answer(_ connection: Int32) {
    let behavior = behavior.withLock { $0 }
    let range = request(on: connection).firstMatch(of: /Range: (bytes=(\d+)-)/)
    ranges.withLock { $0.append(range.map { String($0.1) } ?? "") }
    let start = behavior.knowsRanges ? range.flatMap { Int($0.2) } ?? 0 : 0
    let rest = behavior.content.dropFirst(start)
    var head =
      "HTTP/1.1 \(behavior.status == 200 && start > 0 ? 206 : behavior.status) As asked\r\n"
    head += "Content-Length: \(rest.count)\r\nConnection: close\r\n"
    if start > 0 {
      let count = behavior.content.count
      head += "Content-Range: bytes \(start)-\(count - 1)/\(count)\r\n"
    }
    send(Data("\(head)\r\n".utf8), on: connection)
    send(rest.prefix(behavior.breaksOffAfter ?? rest.count), on: connection)
  }

  private func request(on connection: Int32) -> String {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    return text
  }

  private func send(_ data: Data, on connection: Int32) {
    var rest = Array(data)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
