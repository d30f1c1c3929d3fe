import torch
import torch_neuronx
from torchvision import models

image = torch.zeros([1, 3, 224, 224], dtype=torch.float32)
model = models.resnet50(weights="DEFAULT").eval()
torch_neuronx.trace(model, image).save("resnet50_neuron.pt")
