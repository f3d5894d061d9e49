/// The version of the bits that this module computes; see `linearAlgebraNumericsVersion`.
public let expertsNumericsVersion = 3
