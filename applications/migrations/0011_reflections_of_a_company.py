
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0010_the_learning_loop'),
    ]

    operations = [
        migrations.AddField(
            model_name='reflection',
            name='company',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reflections', to='applications.company', verbose_name='with which company in mind'),
        ),
    ]
