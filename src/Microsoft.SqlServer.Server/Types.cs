// Stands in for the package of this name (AssemblyVersion 1.0.0.0, unsigned), which the project cannot restore.
// references EF Core's SQL Server provider. Tried against a server that speaks SQL Server's protocol: without these
// four types every parameterised command of Microsoft.Data.SqlClient 6.1.8 throws FileNotFoundException; with them
// EF Core, migrations and Quartz's SQL Server store work. A ProjectReference of this name satisfies the package id at
// restore, so it needs no PrunePackageReference.
namespace Microsoft.SqlServer.Server;

public enum Format { Unknown = 0, Native = 1, UserDefined = 2 }

public interface IBinarySerialize { void Read(BinaryReader r); void Write(BinaryWriter w); }

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;
    public bool IsByteOrdered { get; set; }
    public bool IsFixedLength { get; set; }
    public int MaxByteSize { get; set; }
    public string? Name { get; set; }
    public string? ValidationMethodName { get; set; }
}

public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message) : base(message) { }
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType.FullName}' is not a valid user-defined type: {resourceReason}");
}
