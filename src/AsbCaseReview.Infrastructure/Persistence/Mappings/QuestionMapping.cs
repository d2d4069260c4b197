using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

/// <summary>What the people of a case ask from their own pages, and the answers.</summary>
public sealed class QuestionMapping : IEntityTypeConfiguration<QuestionThread>, IEntityTypeConfiguration<ThreadMessage>
{
    public void Configure(EntityTypeBuilder<QuestionThread> thread)
    {
        thread.HasIndex(t => new { t.CaseId, t.PersonId }).IsUnique();
        thread.HasIndex(t => t.WaitingSince);
        thread.HasOne<Case>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
        thread.HasOne<CasePerson>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        thread.HasMany(t => t.Messages).WithOne().HasForeignKey(m => m.ThreadId).OnDelete(DeleteBehavior.Cascade);
        thread.Navigation(t => t.Messages).AutoInclude();
        thread.Ignore(t => t.Subject);
    }

    public void Configure(EntityTypeBuilder<ThreadMessage> message)
    {
        message.Property(m => m.Answer).HasMaxLength(Lengths.Story);
        message.HasIndex(m => new { m.ThreadId, m.Number }).IsUnique();
    }
}
