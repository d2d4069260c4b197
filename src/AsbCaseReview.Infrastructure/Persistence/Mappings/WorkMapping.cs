using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

/// <summary>What refers to a case by id: deadlines, requests, letters, messages, evidence; drafts and small tables.</summary>
public sealed class WorkMapping :
    IEntityTypeConfiguration<Deadline>, IEntityTypeConfiguration<PlannedNotice>, IEntityTypeConfiguration<InformationRequest>, IEntityTypeConfiguration<ApplicationDraft>,
    IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<LetterPdf>, IEntityTypeConfiguration<LetterWording>,
    IEntityTypeConfiguration<OutgoingMessage>, IEntityTypeConfiguration<AccessCode>, IEntityTypeConfiguration<LoadedBankHoliday>, IEntityTypeConfiguration<HolidayLoad>,
    IEntityTypeConfiguration<DataProtectionKey>, IEntityTypeConfiguration<DeadlineRecompute>
{
    public void Configure(EntityTypeBuilder<Deadline> deadline)
    {
        deadline.Property(d => d.Limit).HasMaxLength(Lengths.Key);
        deadline.Property(d => d.Owner).HasMaxLength(Lengths.Key);
        deadline.Ignore(d => d.IsOpen);
        deadline.HasIndex(d => new { d.CaseId, d.Limit, d.Subject, d.Round }).IsUnique();
        deadline.HasIndex(d => new { d.AppealId, d.Limit, d.Subject, d.Round }).IsUnique();
        deadline.HasIndex(d => new { d.State, d.Due });
        deadline.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        deadline.ToTable(t => t.HasCheckConstraint("CK_Deadlines_CaseOrAppeal", CaseMapping.ExactlyOneOwner));
    }

    public void Configure(EntityTypeBuilder<PlannedNotice> notice)
    {
        notice.Property(n => n.State).IsConcurrencyToken();   // of two sweeps only one sends it
        notice.HasIndex(n => new { n.State, n.Day });
        notice.HasIndex(n => n.CaseId);
        notice.HasIndex(n => new { n.DeadlineId, n.Kind, n.Step }).IsUnique();
        notice.HasOne<Deadline>().WithMany().HasForeignKey(n => n.DeadlineId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InformationRequest> request)
    {
        request.Property(r => r.AgencyKind).HasMaxLength(Lengths.Key);
        request.Property(r => r.What).HasMaxLength(Lengths.Reason);
        request.Property(r => r.Reports).HasJson();
        request.Property(r => r.Further).HasJson();
        request.Property(r => r.Full).HasJson();
        request.Property(r => r.Declined).HasJson(Lengths.Story);
        request.Property(r => r.Draft).HasMaxLength(Lengths.Json);
        request.HasIndex(r => r.CaseId);
        request.HasIndex(r => new { r.AgencyId, r.State, r.AnswerBy });
        request.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApplicationDraft> draft)
    {
        draft.Property(d => d.SecretHash).HasMaxLength(Lengths.Reference);
        draft.Property(d => d.CodeHash).HasMaxLength(Lengths.Reference);
        draft.Property(d => d.Answers).HasJson(Lengths.Html);
        draft.HasIndex(d => d.SecretHash).IsUnique();
        draft.HasIndex(d => d.CodeHash);
        draft.HasIndex(d => d.DeletedOn);
    }

    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.Property(f => f.ContentType).HasMaxLength(Lengths.Reference);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.StoredAs).HasMaxLength(Lengths.Reference);
        file.HasIndex(f => f.CaseId);
        file.HasIndex(f => f.DraftId);
        file.HasIndex(f => f.RequestId);
        file.HasOne<InformationRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(l => l.Content).HasFixedJson();
        letter.Property(l => l.Wording).HasMaxLength(Lengths.Json);
        letter.Property(l => l.Html).HasMaxLength(Lengths.Html);
        letter.Property(l => l.Number).HasMaxLength(Lengths.Key);
        letter.Property(l => l.PdfProblem).HasMaxLength(Lengths.Sentence);
        letter.HasIndex(l => l.CaseId);
        letter.HasIndex(l => l.Number).IsUnique();
        letter.HasIndex(l => l.Print);
        letter.HasIndex(l => l.Pdf);
        letter.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
        letter.ToTable(t => t.HasCheckConstraint("CK_Letters_CaseOrAppeal", CaseMapping.ExactlyOneOwner));
    }

    public void Configure(EntityTypeBuilder<LetterPdf> pdf)
    {
        pdf.HasKey(p => p.LetterId);
        pdf.HasOne<Letter>().WithOne().HasForeignKey<LetterPdf>(p => p.LetterId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LetterWording> wording)
    {
        wording.Property(w => w.Template).HasMaxLength(Lengths.Json);
        wording.HasIndex(w => new { w.AreaId, w.Kind, w.Number }).IsUnique();
        wording.HasOne<Area>().WithMany().HasForeignKey(w => w.AreaId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OutgoingMessage> message)
    {
        message.Property(m => m.To).HasMaxLength(Lengths.Email);
        message.Property(m => m.Text).HasMaxLength(Lengths.Story);
        message.Property(m => m.Calendar).HasMaxLength(Lengths.Story);
        message.Property(m => m.LastError).HasMaxLength(Lengths.Sentence);
        message.Property(m => m.State).IsConcurrencyToken();   // of two senders only one claims it
        message.Ignore(m => m.MessageId);
        message.HasIndex(m => new { m.State, m.NextAttemptAt });
        message.HasIndex(m => m.CaseId);
        message.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccessCode> code)
    {
        code.Property(c => c.Hash).HasMaxLength(Lengths.Reference);
        code.HasIndex(c => c.CaseId);
        code.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LoadedBankHoliday> holiday) => holiday.HasKey(h => h.Day);

    public void Configure(EntityTypeBuilder<HolidayLoad> load) => load.Property(l => l.Result).HasMaxLength(Lengths.Reason);

    public void Configure(EntityTypeBuilder<DeadlineRecompute> recompute)
    {
        recompute.Property(r => r.Days).HasFixedJson();
        recompute.Property(r => r.Why).HasMaxLength(Lengths.Sentence);
        recompute.HasIndex(r => r.DoneAt);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(k => k.Xml).HasMaxLength(Lengths.Story);
}
