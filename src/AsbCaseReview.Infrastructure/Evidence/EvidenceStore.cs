using System.Globalization;
using System.Security.Cryptography;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Evidence;

/// <summary>To whom a file belongs: a draft, a case or an appeal, exactly one.</summary>
public sealed record EvidenceOwner
{
    private EvidenceOwner() { }

    public Guid? DraftId { get; private init; }
    public Guid? CaseId { get; private init; }
    public Guid? AppealId { get; private init; }

    public static EvidenceOwner Draft(Guid id) => new() { DraftId = id };

    public static EvidenceOwner Case(Guid id) => new() { CaseId = id };

    public static EvidenceOwner Appeal(Guid id) => new() { AppealId = id };
}

/// <summary>A file is not taken; the sentence says why, and what to do.</summary>
public sealed class EvidenceRefusedException(Sentence why) : Exception(why.ToString())
{
    public Sentence Why { get; } = why;
}

/// <summary>
/// Files of evidence: bytes in a folder under random names, rows in the database. The bytes are on the disk before the row is
/// saved, so a row always has its file; a file whose row was never saved is swept away (<see cref="SweepFiles"/>).
/// </summary>
public sealed class EvidenceStore(EvidenceFolder folder, EvidenceLimits limits, AsbDbContext db, TimeProvider clock)
{
    public EvidenceLimits Limits { get; } = limits;

    /// <summary>Stores the bytes and adds the row to the context: the caller saves it, together with what else belongs to it.</summary>
    /// <param name="name">As its owner calls it: shown, never used as a path.</param>
    /// <exception cref="EvidenceRefusedException">Too large, too many, empty, or of a kind that is not taken.</exception>
    public async Task<EvidenceFile> AddAsync(EvidenceOwner owner, string name, Stream content, EvidenceSource source, string addedBy, CancellationToken cancellation = default)
    {
        var shown = ShownName(name);
        var held = await Of(owner).GroupBy(_ => 1).Select(g => new { Files = g.Count(), Bytes = g.Sum(f => f.Bytes) }).FirstOrDefaultAsync(cancellation);
        if (held?.Files >= Limits.Files) throw new EvidenceRefusedException(new("You have added {0} files, which is the most that can be kept. Remove one first, or tell us about the others.", Limits.Files));

        var storedAs = EvidenceFolder.NewName();
        var path = folder.PathOf(storedAs);
        try
        {
            var (bytes, sha256) = await WriteAsync(content, path, shown, Math.Min(Limits.FileBytes, Limits.TotalBytes - (held?.Bytes ?? 0)), cancellation);
            var kind = Recognise(path) ?? throw new EvidenceRefusedException(new("“{0}” is not a kind of file that we can take. Use a picture, a PDF, a video, a sound recording, or a text or Office document without macros.", shown));
            var row = new EvidenceFile
            {
                DraftId = owner.DraftId,
                CaseId = owner.CaseId,
                AppealId = owner.AppealId,
                Name = shown,
                ContentType = kind.ContentType,
                Bytes = bytes,
                Sha256 = sha256,
                StoredAs = storedAs,
                Source = source,
                AddedBy = addedBy,
                AddedAt = clock.GetUtcNow(),
            };
            db.EvidenceFiles.Add(row);
            return row;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public IQueryable<EvidenceFile> Of(EvidenceOwner owner) => owner switch
    {
        { DraftId: { } id } => db.EvidenceFiles.AsNoTracking().Where(f => f.DraftId == id),
        { CaseId: { } id } => db.EvidenceFiles.AsNoTracking().Where(f => f.CaseId == id),
        _ => db.EvidenceFiles.AsNoTracking().Where(f => f.AppealId == owner.AppealId),
    };

    /// <summary>The bytes, to be read once. The caller closes it.</summary>
    /// <exception cref="FileNotFoundException">The folder has lost it.</exception>
    public Stream Open(EvidenceFile file) => new FileStream(folder.PathOf(file.StoredAs), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);

    /// <summary>Removes a row and saves; then its bytes, which are swept away later if something fails in between.</summary>
    public async Task RemoveAsync(EvidenceFile file, CancellationToken cancellation = default)
    {
        db.EvidenceFiles.Remove(file);
        await db.SaveChangesAsync(cancellation);
        File.Delete(folder.PathOf(file.StoredAs));
    }

    private async Task<(long Bytes, string Sha256)> WriteAsync(Stream content, string path, string name, long most, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var buffer = new byte[1 << 16];
        var bytes = 0L;
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            bytes += read;
            if (bytes > most) throw new EvidenceRefusedException(most == Limits.FileBytes
                ? new("“{0}” is larger than {1} MB, which is the most for one file. Send a shorter or smaller one, or tell us about it.", name, Limits.FileMegabytes)
                : new("With “{0}” your files would be larger than {1} MB together, which is the most that can be kept. Remove one first, or tell us about it.", name, Limits.TotalMegabytes));
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        if (bytes == 0) throw new EvidenceRefusedException(new("“{0}” is empty. Choose it again.", name));
        file.Flush(flushToDisk: true);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static FileKind? Recognise(string path)
    {
        using var file = File.OpenRead(path);
        return FileKind.Recognise(file);
    }

    // Without folders and invisible characters; a very long one keeps its end, which says what it is.
    private static string ShownName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = string.Concat(last.Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        if (visible.Length == 0) return "file";
        return visible.Length <= Lengths.Name ? visible : string.Concat(visible.AsSpan(0, Lengths.Name - 21), "…", visible.AsSpan(visible.Length - 20));
    }
}
