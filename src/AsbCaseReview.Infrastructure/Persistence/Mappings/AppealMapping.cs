using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

/// <summary>The appeal, what lives with it, and what of the common tables belongs to it.</summary>
public sealed class AppealMapping :
    IEntityTypeConfiguration<Appeal>, IEntityTypeConfiguration<GroundClaimed>, IEntityTypeConfiguration<PapersRequest>, IEntityTypeConfiguration<AppealPaper>,
    IEntityTypeConfiguration<AppealRecommendation>, IEntityTypeConfiguration<AppealLesson>, IEntityTypeConfiguration<AppealPack>, IEntityTypeConfiguration<AppealDraft>,
    IEntityTypeConfiguration<CaseEvent>, IEntityTypeConfiguration<Deadline>, IEntityTypeConfiguration<PlannedNotice>, IEntityTypeConfiguration<Letter>,
    IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<Appeal> appeal)
    {
        appeal.Property(a => a.Reference).HasMaxLength(Lengths.Key);
        appeal.Property(a => a.Channel).HasMaxLength(Lengths.Key);
        appeal.Property(a => a.NextDueLimit).HasMaxLength(Lengths.Key);
        appeal.Property(a => a.LateWhy).HasMaxLength(Lengths.Reason);
        appeal.Property(a => a.EndedWhy).HasMaxLength(Lengths.Reason);
        appeal.Property(a => a.CodeHash).HasMaxLength(Lengths.Reference);
        appeal.Property(a => a.LetterCodeHash).HasMaxLength(Lengths.Reference);
        appeal.Property(a => a.Applicant).HasJson(Lengths.Story);
        appeal.Property(a => a.Elsewhere).HasJson(Lengths.Reason);
        appeal.Property(a => a.Ratings).HasJson(Lengths.Html);
        appeal.Property(a => a.Report).HasJson(Lengths.Html);
        appeal.Property(a => a.IssuedToApplicant).HasFixedJson(Lengths.Html);
        appeal.Property(a => a.IssuedToBodies).HasFixedJson(Lengths.Html);
        appeal.Ignore(a => a.RatingsMissing);
        appeal.HasIndex(a => a.Reference).IsUnique();
        appeal.HasIndex(a => new { a.AreaId, a.DueOrder, a.ReceivedOn });
        appeal.HasIndex(a => new { a.AreaId, a.State, a.DueOrder });
        appeal.HasIndex(a => new { a.ReviewerId, a.DueOrder });
        appeal.HasIndex(a => a.CaseId);
        appeal.HasOne<Area>().WithMany().HasForeignKey(a => a.AreaId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<ProcedureVersion>().WithMany().HasForeignKey(a => a.ProcedureVersionId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<Appeal>().WithMany().HasForeignKey(a => a.PreviousId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.ReviewerId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasMany(a => a.Grounds).WithOne().HasForeignKey(g => g.AppealId).OnDelete(DeleteBehavior.Cascade);
        appeal.Navigation(a => a.Grounds).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<GroundClaimed> ground)
    {
        ground.ToTable("AppealGrounds");
        ground.Property(g => g.Ground).HasMaxLength(Lengths.Key);
        ground.Property(g => g.Text).HasMaxLength(Lengths.Sentence);
        ground.Property(g => g.Finding).HasMaxLength(Lengths.Story);
    }

    public void Configure(EntityTypeBuilder<PapersRequest> request)
    {
        request.Property(r => r.Items).HasJson(Lengths.Json);
        request.Property(r => r.Departures).HasMaxLength(Lengths.Story);
        request.Ignore(r => r.IsAnswered);
        request.HasIndex(r => new { r.AppealId, r.AgencyId }).IsUnique();
        request.HasIndex(r => new { r.AgencyId, r.AnswerBy });
        request.HasOne<Appeal>().WithMany().HasForeignKey(r => r.AppealId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppealPaper> paper)
    {
        paper.Property(p => p.Item).HasMaxLength(Lengths.Key);
        paper.Property(p => p.Content).HasJson(Lengths.Html);
        paper.Property(p => p.Redacted).HasJson(Lengths.Story);
        paper.HasIndex(p => new { p.AppealId, p.Order });
        paper.HasOne<Appeal>().WithMany().HasForeignKey(p => p.AppealId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<PapersRequest>().WithMany().HasForeignKey(p => p.RequestId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<EvidenceFile>().WithMany().HasForeignKey(p => p.EvidenceFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppealRecommendation> recommendation)
    {
        recommendation.Property(r => r.Text).HasMaxLength(Lengths.Story);
        recommendation.Property(r => r.Answer).HasMaxLength(Lengths.Story);
        recommendation.Property(r => r.Progress).HasJson(Lengths.Json);
        recommendation.Ignore(r => r.RefersBack);
        recommendation.Ignore(r => r.IsAnswered);
        recommendation.HasIndex(r => new { r.AppealId, r.Order });
        recommendation.HasIndex(r => new { r.AgencyId, r.State });
        recommendation.HasOne<Appeal>().WithMany().HasForeignKey(r => r.AppealId).OnDelete(DeleteBehavior.Restrict);
        recommendation.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppealLesson> lesson)
    {
        lesson.Property(l => l.Theme).HasMaxLength(Lengths.Key);
        lesson.Property(l => l.Text).HasMaxLength(Lengths.Reason);
        lesson.HasIndex(l => new { l.AreaId, l.SharedOn });
        lesson.HasOne<Appeal>().WithMany().HasForeignKey(l => l.AppealId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppealPack> pack)
    {
        pack.Property(p => p.Problem).HasMaxLength(Lengths.Sentence);
        pack.Property(p => p.Open).HasFixedJson(Lengths.Html);
        pack.Ignore(p => p.IsBeingMade);
        pack.HasIndex(p => new { p.AppealId, p.Number }).IsUnique();
        pack.HasIndex(p => p.State);
        pack.HasOne<Appeal>().WithMany().HasForeignKey(p => p.AppealId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppealDraft> draft)
    {
        draft.Property(d => d.SecretHash).HasMaxLength(Lengths.Reference);
        draft.Property(d => d.Answers).HasJson(Lengths.Html);
        draft.HasIndex(d => d.SecretHash).IsUnique();
        draft.HasIndex(d => d.DeletedOn);
    }

    public void Configure(EntityTypeBuilder<CaseEvent> happened) => happened.HasOne<Appeal>().WithMany().HasForeignKey(e => e.AppealId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Deadline> deadline) => deadline.HasOne<Appeal>().WithMany().HasForeignKey(d => d.AppealId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<PlannedNotice> notice) => notice.HasIndex(n => n.AppealId);

    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.HasIndex(l => l.AppealId);
        letter.HasOne<Appeal>().WithMany().HasForeignKey(l => l.AppealId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.HasIndex(f => f.AppealId);
        file.HasOne<Appeal>().WithMany().HasForeignKey(f => f.AppealId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OutgoingMessage> message)
    {
        message.HasIndex(m => m.AppealId);
        message.HasOne<Appeal>().WithMany().HasForeignKey(m => m.AppealId).OnDelete(DeleteBehavior.Restrict);
    }
}
